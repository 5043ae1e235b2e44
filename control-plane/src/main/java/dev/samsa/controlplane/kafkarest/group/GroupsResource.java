package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.ListQuery;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Consumer groups (wire contract 2.19). */
@Path("/kafka/v3/clusters/{cluster}/consumer-groups")
@RunOnVirtualThread
public class GroupsResource {
  private static final List<String> SORTABLE = List.of("name");

  private final KafkaAccess kafka;
  private final Clock clock;

  public GroupsResource(KafkaAccess kafka, Clock clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * The groups that the caller may see. Only those of the page are described.
   *
   * @param idle false leaves out groups without members
   * @param include {@code lag} adds how far each is behind in all
   * @param topic only groups that have committed a position in it
   */
  @GET
  public RestList<GroupView> listConsumerGroups(
      @PathParam("cluster") String cluster,
      @BeanParam ListQuery query,
      @QueryParam("idle") String idle,
      @QueryParam("include") String include,
      @QueryParam("topic") String topic) {
    query.sortedBy(SORTABLE);
    boolean withLag = "lag".equals(include);
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<String> found =
              query.found(GroupReads.ids(session, !"false".equals(idle)), id -> id).stream()
                  .sorted()
                  .toList();
          List<String> ids =
              topic == null || topic.isEmpty() ? found : GroupLags.reading(session, found, topic);
          List<ConsumerGroupDescription> groups = GroupReads.describe(session, query.page(ids));
          Map<String, Long> lags = withLag ? GroupLags.totals(session, groups) : Map.of();
          List<GroupView> views =
              groups.stream()
                  .map(g -> GroupView.of(links, g).withTotalLag(lags.get(g.groupId())))
                  .toList();
          String self = links.url("consumer-groups");
          return RestList.part("KafkaConsumerGroupList", self, views, ids.size());
        });
  }

  @GET
  @Path("{group}")
  public GroupView getConsumerGroup(
      @PathParam("cluster") String cluster,
      @PathParam("group") String group,
      @QueryParam("include_authorized_operations") boolean operations) {
    return kafka.call(
        cluster,
        session -> GroupView.of(session.links(), GroupReads.one(session, group, operations)));
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

  /**
   * How far the group is behind, partition by partition.
   *
   * @param include {@code seconds} adds for how long the record that is read next has been waiting
   */
  @GET
  @Path("{group}/lags")
  public RestList<LagView> lags(
      @PathParam("cluster") String cluster,
      @PathParam("group") String group,
      @QueryParam("include") String include) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<PartitionLag> lags = GroupLags.of(session, group);
          Map<TopicPartition, Long> seconds =
              "seconds".equals(include) ? LagAge.seconds(session, lags, clock) : Map.of();
          List<LagView> views =
              lags.stream()
                  .map(lag -> LagView.of(links, group, lag, seconds.get(lag.partition())))
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
    return lags(cluster, group, null).data().stream()
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
        session -> LagSummaryView.of(session.links(), group, GroupLags.of(session, group)));
  }
}
