package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Consumer groups (wire contract 2.19). */
@Path("/kafka/v3/clusters/{cluster}/consumer-groups")
@RunOnVirtualThread
public class GroupsResource {
  private final KafkaAccess kafka;

  public GroupsResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  @GET
  public RestList<GroupView> listConsumerGroups(@PathParam("cluster") String cluster) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<GroupView> views =
              GroupReads.all(session).stream()
                  .map(group -> GroupView.of(links, group))
                  .sorted(Comparator.comparing(GroupView::consumer_group_id))
                  .toList();
          return RestList.of("KafkaConsumerGroupList", links.url("consumer-groups"), views);
        });
  }

  @GET
  @Path("{group}")
  public GroupView getConsumerGroup(
      @PathParam("cluster") String cluster, @PathParam("group") String group) {
    return kafka.call(
        cluster, session -> GroupView.of(session.links(), GroupReads.one(session, group)));
  }

  @GET
  @Path("{group}/consumers")
  public RestList<MemberView> consumers(
      @PathParam("cluster") String cluster, @PathParam("group") String group) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<MemberView> views =
              GroupReads.one(session, group).members().stream()
                  .sorted(Comparator.comparing(MemberDescription::consumerId))
                  .map(member -> MemberView.of(links, group, member))
                  .toList();
          String self = links.url("consumer-groups", group, "consumers");
          return RestList.of("KafkaConsumerList", self, views);
        });
  }

  @GET
  @Path("{group}/consumers/{consumer}")
  public MemberView consumer(
      @PathParam("cluster") String cluster,
      @PathParam("group") String group,
      @PathParam("consumer") String consumer) {
    return kafka.call(
        cluster,
        session ->
            MemberView.of(session.links(), group, GroupReads.member(session, group, consumer)));
  }

  @GET
  @Path("{group}/consumers/{consumer}/assignments")
  public RestList<AssignmentView> assignments(
      @PathParam("cluster") String cluster,
      @PathParam("group") String group,
      @PathParam("consumer") String consumer) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<AssignmentView> views =
              GroupReads.member(session, group, consumer).assignment().topicPartitions().stream()
                  .sorted(
                      Comparator.comparing(TopicPartition::topic)
                          .thenComparingInt(TopicPartition::partition))
                  .map(read -> AssignmentView.of(links, group, consumer, read))
                  .toList();
          String self = links.url("consumer-groups", group, "consumers", consumer, "assignments");
          return RestList.of("KafkaConsumerAssignmentList", self, views);
        });
  }

  @GET
  @Path("{group}/lags")
  public RestList<LagView> lags(
      @PathParam("cluster") String cluster, @PathParam("group") String group) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<LagView> views =
              GroupReads.lags(session, group).stream()
                  .map(lag -> LagView.of(links, group, lag))
                  .toList();
          String self = links.url("consumer-groups", group, "lags");
          return RestList.of("KafkaConsumerLagList", self, views);
        });
  }

  @GET
  @Path("{group}/lags/{topic}/partitions/{partition}")
  public LagView lag(
      @PathParam("cluster") String cluster,
      @PathParam("group") String group,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition) {
    return lags(cluster, group).data().stream()
        .filter(lag -> lag.topic_name().equals(topic))
        .filter(lag -> String.valueOf(lag.partition_id()).equals(partition))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("Lag in", topic + "-" + partition));
  }

  @GET
  @Path("{group}/lag-summary")
  public LagSummaryView lagSummary(
      @PathParam("cluster") String cluster, @PathParam("group") String group) {
    return kafka.call(
        cluster,
        session -> LagSummaryView.of(session.links(), group, GroupReads.lags(session, group)));
  }
}
