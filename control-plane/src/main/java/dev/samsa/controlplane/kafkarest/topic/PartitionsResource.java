package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Partitions of a topic and their replicas. */
@Path("/kafka/v3/clusters/{cluster}/topics/{topic}/partitions")
@RunOnVirtualThread
public class PartitionsResource {
  private final KafkaAccess kafka;

  public PartitionsResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /** With {@code include_state} each says where it begins and ends, and how it is copied. */
  @GET
  public RestList<PartitionView> listPartitions(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @QueryParam("include_state") boolean includeState) {
    TopicNames.require(topic);
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<TopicPartitionInfo> partitions =
              TopicReads.describe(session, topic, false).partitions();
          Map<Integer, PartitionView.State> states =
              includeState ? states(session, topic, partitions) : Map.of();
          List<PartitionView> views =
              partitions.stream()
                  .map(partition ->
                      PartitionView.of(links, topic, partition, states.get(partition.partition())))
                  .toList();
          return RestList.of("KafkaPartitionList", links.url("topics", topic, "partitions"), views);
        });
  }

  @GET
  @Path("{partition}")
  public PartitionView getPartition(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition) {
    TopicNames.require(topic);
    return kafka.call(
        cluster,
        session -> PartitionView.of(session.links(), topic, find(session, topic, partition)));
  }

  @GET
  @Path("{partition}/replicas")
  public RestList<ReplicaView> replicas(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition) {
    TopicNames.require(topic);
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          TopicPartitionInfo found = find(session, topic, partition);
          List<ReplicaView> views =
              found.replicas().stream()
                  .map(node -> ReplicaView.of(links, topic, found, node))
                  .toList();
          String self = links.url("topics", topic, "partitions", partition, "replicas");
          return RestList.of("KafkaReplicaList", self, views);
        });
  }

  @GET
  @Path("{partition}/replicas/{broker}")
  public ReplicaView replica(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @PathParam("broker") String broker) {
    return replicas(cluster, topic, partition).data().stream()
        .filter(view -> String.valueOf(view.broker_id()).equals(broker))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("Replica", broker));
  }

  /** Partitions without a leader answer nothing about their offsets, and are not asked. */
  private static Map<Integer, PartitionView.State> states(
      KafkaSession session, String topic, List<TopicPartitionInfo> partitions) {
    List<TopicPartition> led =
        partitions.stream()
            .filter(partition -> partition.leader() != null)
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<TopicPartition, Long> first = PartitionOffsets.first(session, led);
    Map<TopicPartition, Long> next = PartitionOffsets.next(session, led);
    return partitions.stream()
        .collect(
            Collectors.toMap(
                TopicPartitionInfo::partition,
                partition -> {
                  TopicPartition key = new TopicPartition(topic, partition.partition());
                  return new PartitionView.State(
                      first.get(key),
                      next.get(key),
                      partition.replicas().size(),
                      partition.isr().size());
                }));
  }

  private static TopicPartitionInfo find(KafkaSession session, String topic, String partition) {
    return TopicReads.describe(session, topic, false).partitions().stream()
        .filter(found -> String.valueOf(found.partition()).equals(partition))
        .findFirst()
        .orElseThrow(() ->
            ApiException.of(
                ErrorCode.UNKNOWN_TOPIC,
                "Topic " + topic + " has no partition " + partition + "."));
  }
}
