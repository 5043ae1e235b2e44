package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.ListQuery;
import dev.samsa.controlplane.kafkarest.RestList;
import dev.samsa.controlplane.kafkarest.topic.TopicRequests.NewTopicBody;
import dev.samsa.controlplane.kafkarest.topic.TopicRequests.PartitionsBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Topics (wire contract 2.8). */
@Path("/kafka/v3/clusters/{cluster}/topics")
@RunOnVirtualThread
public class TopicsResource {
  private static final List<String> SORTABLE = List.of("name", "partitions");
  private static final Comparator<TopicView> BY_NAME = Comparator.comparing(TopicView::topic_name);
  private static final Comparator<TopicView> DOWN = BY_NAME.reversed();
  private static final Comparator<TopicView> BY_PARTITIONS =
      Comparator.comparingInt(TopicView::partitions_count).thenComparing(BY_NAME);

  private final KafkaAccess kafka;

  public TopicsResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /**
   * The topics that the caller may see; none, and still 200, for one without any right. Only those
   * of the page are described, unless their number of partitions decides which these are.
   */
  @GET
  public RestList<TopicView> listTopics(
      @PathParam("cluster") String cluster, @BeanParam ListQuery query) {
    boolean byPartitions = query.sortedBy(SORTABLE).equals("partitions");
    return kafka.call(
        cluster,
        session -> {
          List<String> names =
              query.found(TopicReads.visibleNames(session), name -> name).stream()
                  .sorted()
                  .toList();
          List<TopicView> views =
              byPartitions
                  ? query.page(describe(session, names, BY_PARTITIONS))
                  : describe(session, query.page(names), query.descending() ? DOWN : BY_NAME);
          String self = session.links().url("topics");
          return RestList.part("KafkaTopicList", self, views, names.size());
        });
  }

  private static List<TopicView> describe(
      KafkaSession session, List<String> names, Comparator<TopicView> order) {
    return TopicReads.describeAll(session, names).stream()
        .map(topic -> TopicView.of(session.links(), topic))
        .sorted(order)
        .toList();
  }

  @POST
  @ResponseStatus(201)
  public TopicView createTopic(@PathParam("cluster") String cluster, NewTopicBody body) {
    NewTopic topic = RequestBody.required(body).toNewTopic();
    return kafka.call(cluster, session -> create(session, topic));
  }

  @GET
  @Path("{topic}")
  public TopicView getTopic(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @QueryParam("include_authorized_operations") boolean operations) {
    TopicNames.require(topic);
    return kafka.call(
        cluster,
        session -> TopicView.of(session.links(), TopicReads.describe(session, topic, operations)));
  }

  @PATCH
  @Path("{topic}")
  public TopicView setPartitions(
      @PathParam("cluster") String cluster, @PathParam("topic") String topic, PartitionsBody body) {
    TopicNames.require(topic);
    int wanted = RequestBody.required(body).partitions();
    return kafka.call(cluster, session -> grow(session, topic, wanted));
  }

  @DELETE
  @Path("{topic}")
  public void deleteTopic(@PathParam("cluster") String cluster, @PathParam("topic") String topic) {
    TopicNames.require(topic);
    kafka.call(
        cluster,
        session -> {
          session.await(session.admin().deleteTopics(List.of(topic)).all());
          session.settle(() -> !TopicReads.exists(session, topic));
          return null;
        });
  }

  private static TopicView create(KafkaSession session, NewTopic topic) {
    CreateTopicsResult result = session.admin().createTopics(List.of(topic));
    session.await(result.all());
    String name = topic.name();
    session.settle(() -> TopicReads.exists(session, name));
    return TopicView.of(
        session.links(),
        name,
        false,
        session.await(result.replicationFactor(name)),
        session.await(result.numPartitions(name)),
        null);
  }

  private static TopicView grow(KafkaSession session, String topic, int wanted) {
    int current = TopicReads.describe(session, topic, false).partitions().size();
    if (wanted < current) {
      throw ApiException.invalid(
          "partitions_count",
          "Topic "
              + topic
              + " has "
              + current
              + " partitions; they can be added to, not taken away.");
    }
    if (wanted > current) {
      session.await(
          session.admin().createPartitions(Map.of(topic, NewPartitions.increaseTo(wanted))).all());
      session.settle(
          () -> TopicReads.describe(session, topic, false).partitions().size() >= wanted);
    }
    return TopicView.of(session.links(), TopicReads.describe(session, topic, false));
  }
}
