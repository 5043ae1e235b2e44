package dev.samsa.systemtests.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody with a key of one cluster, who makes topics, and writes and reads records over HTTP. */
final class LoadedStream implements Worked {
  static final String LETTERS = "letters";
  private static final int BATCH = 10;
  private static final int PAGE = 50;

  private final Caller caller;
  private final KafkaAccess access;
  private final Ledger topics = new Ledger();
  private final Ledger records = new Ledger();
  private int kept;

  /**
   * @param caller with the key of the cluster
   * @param access the same, for Kafka clients
   */
  LoadedStream(Caller caller, KafkaAccess access) {
    this.caller = caller;
    this.access = access;
    createTopic(LETTERS);
  }

  /** Makes topics that are not deleted again, until there are so many. */
  void fill(int count) {
    while (topics.count() < count) {
      createTopic(newName());
    }
    kept = count;
  }

  PageTimes.Page firstPage(int size) {
    return new PageTimes.Page(caller, page(0, size));
  }

  PageTimes.Page lastPage(int size) {
    return new PageTimes.Page(caller, page(topics.count() - size, size));
  }

  private String page(int offset, int size) {
    return path("topics?page_size=%d&offset=%d".formatted(size, offset));
  }

  @Override
  public void step(RandomGenerator random) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> writeBatch();
      case 3, 4 -> writeOne();
      case 5 -> readNewest();
      case 6, 7 -> readPage(random);
      case 8 -> caller.read(path("topics/" + topics.any(random)));
      default -> createOrDeleteTopic(random);
    }
  }

  private void createOrDeleteTopic(RandomGenerator random) {
    int more = topics.count() - kept;
    if (more == 0 || (more < 5 && random.nextBoolean())) {
      createTopic(newName());
    } else {
      String name = topics.newest();
      caller
          .write("DELETE", path("topics/" + name), null, 204)
          .ifPresentOrElse(done -> topics.deleted(name), () -> topics.perhapsDeleted(name));
    }
  }

  private void createTopic(String name) {
    String body = "{'topic_name':'%s','partitions_count':1}".formatted(name);
    Optional<RestAnswer> answer = caller.write("POST", path("topics"), body, 201);
    if (answer.isEmpty()) {
      // A second topic of that name is refused with 400, as by the API that this one follows.
      answer = caller.write("POST", path("topics"), body, 201, 400);
    }
    answer.ifPresentOrElse(done -> topics.made(name, name), () -> topics.perhapsMade(name));
  }

  private void writeOne() {
    String value = newName();
    Optional<RestAnswer> answer =
        caller.write(
            "POST",
            path("topics/" + LETTERS + "/records"),
            "{'value':{'type':'STRING','data':'%s'}}".formatted(value),
            200);
    answer.ifPresent(written -> assertThat(written.text("/error_code")).isEqualTo("200"));
    remember(List.of(value), answer.isPresent());
  }

  private void writeBatch() {
    List<String> values = IntStream.range(0, BATCH).mapToObj(n -> newName()).toList();
    String entries =
        values.stream()
            .map("{'id':'%1$s','value':{'type':'STRING','data':'%1$s'}}"::formatted)
            .collect(Collectors.joining(","));
    Optional<RestAnswer> answer =
        caller.write(
            "POST",
            path("topics/" + LETTERS + "/records:batch"),
            "{'entries':[" + entries + "]}",
            207);
    answer.ifPresent(written -> {
      assertThat(written.body().path("failures")).isEmpty();
      assertThat(written.body().path("successes")).hasSize(BATCH);
    });
    remember(values, answer.isPresent());
  }

  private void remember(List<String> values, boolean acknowledged) {
    for (String value : values) {
      if (acknowledged) {
        records.made(value, value);
      } else {
        records.perhapsMade(value);
      }
    }
  }

  private void readNewest() {
    RestAnswer read =
        caller.read(path("topics/" + LETTERS + "/partitions/0/records?max_records=20"));
    int expected = Math.min(20, records.count());
    assertThat(read.body().path("data").size()).isGreaterThanOrEqualTo(expected);
  }

  private void readPage(RandomGenerator random) {
    int offset = random.nextInt(topics.count());
    RestAnswer page = caller.read(page(offset, PAGE));
    List<String> names = new ArrayList<>();
    for (JsonNode topic : page.body().path("data")) {
      names.add(topic.path("topic_name").asText());
    }
    assertThat(names).hasSizeLessThanOrEqualTo(PAGE).doesNotHaveDuplicates().isSorted();
  }

  @Override
  public List<String> differences() {
    List<Ledger.Found> found = new ArrayList<>();
    for (JsonNode topic : caller.read(path("topics")).body().path("data")) {
      found.add(same(topic.path("topic_name").asText()));
    }
    List<String> differences = new ArrayList<>(topics.differences("topic", found));
    List<Ledger.Found> written =
        Topics.values(access, LETTERS).stream().map(LoadedStream::same).toList();
    differences.addAll(records.differences("record", written));
    return differences;
  }

  private static Ledger.Found same(String name) {
    return new Ledger.Found(name, name);
  }

  private String path(String below) {
    return "/kafka/v3/clusters/" + access.clusterId() + "/" + below;
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }
}
