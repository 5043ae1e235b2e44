package dev.samsa.broker.policy;

import dev.samsa.broker.config.TopicDefaults;
import dev.samsa.broker.policy.PartitionCount.Outcome;
import dev.samsa.broker.policy.PartitionCount.Reservation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsTopic;
import org.apache.kafka.common.message.CreatePartitionsResponseData.CreatePartitionsTopicResult;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.CreateTopicsResponseData.CreatableTopicResult;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;

/**
 * Holds the cluster to its number of partitions. Kafka's policy for new topics is not asked when a
 * topic grows, and no hook knows the total; so this stands before the controller, where both
 * requests end, and lets the others through.
 */
public final class PartitionLimit implements MetadataPublisher {
  private final PartitionCount count;
  private volatile MetadataImage image = MetadataImage.EMPTY;

  /**
   * @param limit partitions before replication, Kafka's own topics not counted
   * @param clock ends reservations that the metadata never shows
   */
  public PartitionLimit(int limit, Clock clock) {
    this.count = new PartitionCount(limit, clock);
  }

  /** The controller with the limit before it. */
  public Controller before(Controller controller) {
    return (Controller)
        Proxy.newProxyInstance(
            PartitionLimit.class.getClassLoader(),
            new Class<?>[] {Controller.class},
            (proxy, method, args) -> invoke(controller, method, args));
  }

  @Override
  public String name() {
    return "PartitionLimit";
  }

  @Override
  public void onMetadataUpdate(MetadataDelta delta, MetadataImage newest, LoaderManifest manifest) {
    image = newest;
    if (!count.isIdle()) {
      count.update(existing());
    }
  }

  private Object invoke(Controller controller, Method method, Object[] args) throws Throwable {
    try {
      return switch (method.getName()) {
        case "createTopics" -> createTopics(controller, method, args);
        case "createPartitions" -> createPartitions(controller, method, args);
        default -> method.invoke(controller, args);
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("unchecked")
  private Object createTopics(Controller controller, Method method, Object[] args)
      throws ReflectiveOperationException {
    CreateTopicsRequestData request = ((CreateTopicsRequestData) args[1]).duplicate();
    Map<String, Integer> existing = existing();
    Map<String, Reservation> reserved = new HashMap<>();
    Map<String, String> refused = new HashMap<>();
    for (CreatableTopic topic : request.topics()) {
      reserve(existing, topic.name(), partitions(topic), reserved, refused);
    }
    request.topics().removeIf(t -> refused.containsKey(t.name()));
    args[1] = request;
    var answer = (CompletableFuture<CreateTopicsResponseData>) method.invoke(controller, args);
    boolean asked = !request.validateOnly();
    return answer
        .whenComplete((r, failure) -> settle(reserved, asked ? made(r) : Set.of()))
        .thenApply(response -> {
          refused.forEach((name, why) -> response.topics().add(topicRefusal(name, why)));
          return response;
        });
  }

  @SuppressWarnings("unchecked")
  private Object createPartitions(Controller controller, Method method, Object[] args)
      throws ReflectiveOperationException {
    List<CreatePartitionsTopic> topics = new ArrayList<>((List<CreatePartitionsTopic>) args[1]);
    Map<String, Integer> existing = existing();
    Map<String, Reservation> reserved = new HashMap<>();
    Map<String, String> refused = new HashMap<>();
    for (CreatePartitionsTopic topic : topics) {
      reserve(existing, topic.name(), topic.count(), reserved, refused);
    }
    topics.removeIf(t -> refused.containsKey(t.name()));
    args[1] = topics;
    var answer =
        (CompletableFuture<List<CreatePartitionsTopicResult>>) method.invoke(controller, args);
    boolean asked = !((Boolean) args[2]);
    return answer
        .whenComplete((r, failure) -> settle(reserved, asked ? grown(r) : Set.of()))
        .thenApply(results -> {
          List<CreatePartitionsTopicResult> all = new ArrayList<>(results);
          refused.forEach((name, why) -> all.add(partitionsRefusal(name, why)));
          return all;
        });
  }

  private void reserve(
      Map<String, Integer> existing,
      String topic,
      int partitions,
      Map<String, Reservation> reserved,
      Map<String, String> refused) {
    if (Topic.isInternal(topic)) {
      return;
    }
    switch (count.reserve(existing, topic, partitions)) {
      case Outcome.Reserved(Reservation reservation) -> reserved.put(topic, reservation);
      case Outcome.Refused(String sentence) -> refused.put(topic, sentence);
    }
  }

  private void settle(Map<String, Reservation> reserved, Set<String> done) {
    reserved.forEach((topic, reservation) -> count.settle(reservation, done.contains(topic)));
  }

  /** Topics that were made; none if the request failed as a whole. */
  private static Set<String> made(CreateTopicsResponseData response) {
    return response == null
        ? Set.of()
        : response.topics().stream()
            .filter(t -> t.errorCode() == Errors.NONE.code())
            .map(CreatableTopicResult::name)
            .collect(Collectors.toSet());
  }

  /** Topics that grew; none if the request failed as a whole. */
  private static Set<String> grown(List<CreatePartitionsTopicResult> results) {
    return results == null
        ? Set.of()
        : results.stream()
            .filter(t -> t.errorCode() == Errors.NONE.code())
            .map(CreatePartitionsTopicResult::name)
            .collect(Collectors.toSet());
  }

  private Map<String, Integer> existing() {
    Map<String, Integer> partitions = new HashMap<>();
    image
        .topics()
        .topicsByName()
        .forEach((name, topic) -> {
          if (!Topic.isInternal(name)) {
            partitions.put(name, topic.partitions().size());
          }
        });
    return partitions;
  }

  private static int partitions(CreatableTopic topic) {
    if (!topic.assignments().isEmpty()) {
      return topic.assignments().size();
    }
    return topic.numPartitions() < 0 ? TopicDefaults.PARTITIONS : topic.numPartitions();
  }

  private static CreatableTopicResult topicRefusal(String name, String why) {
    return new CreatableTopicResult()
        .setName(name)
        .setErrorCode(Errors.POLICY_VIOLATION.code())
        .setErrorMessage(why);
  }

  private static CreatePartitionsTopicResult partitionsRefusal(String name, String why) {
    return new CreatePartitionsTopicResult()
        .setName(name)
        .setErrorCode(Errors.POLICY_VIOLATION.code())
        .setErrorMessage(why);
  }
}
