package dev.samsa.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The demo: sign-up, a Standard cluster over three zones, two newsletters with two subscribers
 * each, and the bill. Ends with 0 only if every step was what it should be.
 */
public final class Main {
  private static final int ISSUES = 110_000;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String PASSWORD = "a room of one's own, rented";

  private final PlatformApi api;
  private final Path caFile;
  private final Steps steps;
  private final String email =
      "grete-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
  private String cluster = "";
  private String bootstrap = "";
  private PlatformApi.Key key;
  private Newsletters newsletters;
  private Map<String, Fingerprint> sent = Map.of();
  private long logBytes;
  private JsonNode bill;

  private Main(String url, Path caFile, Steps steps) {
    this.api = new PlatformApi(url);
    this.caFile = caFile;
    this.steps = steps;
  }

  /** Arguments: the platform's URL and the CA file of its clusters. */
  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: URL CA-FILE");
      System.exit(2);
    }
    try {
      new Main(args[0], Path.of(args[1]), new Steps(System.out)).play();
    } catch (DemoFailure e) {
      System.err.println("The demo failed: " + e.getMessage());
      System.exit(1);
    }
  }

  private void play() throws Exception {
    steps.step("an organization signs up", this::signUp);
    steps.step("a cluster is provisioned", this::provision);
    steps.step("two newsletters are made", this::createTopics);
    steps.step(
        "three brokers serve them",
        () -> ClusterCheck.threeBrokersInThreeZones(newsletters.brokers()));
    steps.step("issues are published", this::publish);
    steps.step("two subscribers read them all", this::read);
    steps.step("the bill is complete", this::completeBill);
    steps.step("ingress is exact", () -> new BillCheck(bill).ingressIs(logBytes));
    steps.step(
        "egress is what was read",
        () -> new BillCheck(bill).egressIs(logBytes, Newsletters.SUBSCRIBERS.size()));
    steps.step("the lines are the total", () -> new BillCheck(bill).linesSumToTheTotal());
    steps.line("");
    BillTable.of(bill).forEach(steps::line);
    steps.line("");
    steps.line("All of it in %.0f s. What to go on with:".formatted(steps.elapsed()));
    clientSettings();
  }

  private String signUp() throws Exception {
    api.signUp(email, PASSWORD, "Charlottenstrasse " + email.substring(6, 14));
    return email;
  }

  private String provision() throws Exception {
    cluster = api.createCluster("newsletters");
    key = api.createKey(cluster);
    JsonNode found =
        await("the cluster is not there", () -> api.cluster(cluster), Main::provisioned);
    bootstrap =
        found.path("spec").path("kafka_bootstrap_endpoint").asText().replace("SASL_SSL://", "");
    newsletters = new Newsletters(settings());
    return cluster + ": Standard, multi-zone";
  }

  private static boolean provisioned(JsonNode cluster) throws DemoFailure {
    String phase = cluster.path("status").path("phase").asText();
    if (phase.equals("FAILED")) {
      throw new DemoFailure(
          "the cluster could not be provisioned: ./samsa status and its log tell why");
    }
    return phase.equals("PROVISIONED");
  }

  private String createTopics() throws Exception {
    newsletters.createTopics();
    return String.join(", ", Newsletters.TOPICS);
  }

  private String publish() throws Exception {
    sent = newsletters.publish(ISSUES);
    long mebibytes = (long) ISSUES * Newsletters.TOPICS.size() * Publisher.ISSUE_BYTES >> 20;
    return "%,d issues, %d MiB, each acknowledged by two brokers or more"
        .formatted(ISSUES * Newsletters.TOPICS.size(), mebibytes);
  }

  private String read() throws Exception {
    return ReadingCheck.cameBackAsSent(sent, newsletters.read(ISSUES), Newsletters.SUBSCRIBERS);
  }

  private String completeBill() throws Exception {
    logBytes = newsletters.leaderLogBytes();
    Instant until = Instant.parse(api.closeWindows());
    bill = await("the bill is not complete", api::liveBill, b -> !completeTo(b).isBefore(until));
    return "every byte up to "
        + until.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
        + " is counted";
  }

  private static Instant completeTo(JsonNode bill) {
    return Instant.parse(bill.path("complete_to").asText());
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "PLAIN",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
                + key.id()
                + "\" password=\""
                + key.secret()
                + "\";",
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            caFile.toString()));
    return settings;
  }

  private void clientSettings() {
    steps.line("  console and API    " + api.url());
    steps.line("  login              " + email + "  /  " + PASSWORD);
    steps.line("  client settings, for kcat -F FILE:");
    steps.line("    bootstrap.servers=" + bootstrap);
    steps.line("    security.protocol=SASL_SSL");
    steps.line("    sasl.mechanisms=PLAIN");
    steps.line("    sasl.username=" + key.id());
    steps.line("    sasl.password=" + key.secret());
    steps.line("    ssl.ca.location=" + caFile);
  }

  /** Asks again until the answer is as it should be. */
  private JsonNode await(String otherwise, Question question, Test test)
      throws IOException, InterruptedException, DemoFailure {
    CountDownLatch never = new CountDownLatch(1);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode answer = question.ask();
      if (test.passes(answer)) {
        return answer;
      }
      never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
    throw new DemoFailure(otherwise + " after " + LIMIT.toMinutes() + " minutes");
  }

  @FunctionalInterface
  private interface Question {
    JsonNode ask() throws IOException, InterruptedException, DemoFailure;
  }

  @FunctionalInterface
  private interface Test {
    boolean passes(JsonNode answer) throws DemoFailure;
  }
}
