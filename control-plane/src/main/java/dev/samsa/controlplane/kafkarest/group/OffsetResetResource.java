package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.RestList;
import dev.samsa.controlplane.kafkarest.topic.PartitionOffsets;
import dev.samsa.controlplane.kafkarest.topic.TopicNames;
import dev.samsa.controlplane.kafkarest.topic.TopicReads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Moving a consumer group to another place in a topic; this platform's own route. */
@Path("/kafka/v3/clusters/{cluster}/consumer-groups/{group}/offsets:reset")
@RunOnVirtualThread
public class OffsetResetResource {
  private final KafkaAccess kafka;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public OffsetResetResource(KafkaAccess kafka, CurrentCaller caller, AuditLog audit) {
    this.kafka = kafka;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * Where the group is to read on.
   *
   * @param partitions only these; all of the topic if left out
   * @param to {@code earliest}, {@code latest}, {@code time} or {@code offset}
   * @param offset digits as text or number, so that no client need round them
   * @param validate_only true says what would change and changes nothing
   */
  record ResetBody(
      String topic_name,
      List<Integer> partitions,
      String to,
      String time,
      String offset,
      boolean validate_only) {}

  /** What changes, or has changed, partition by partition. */
  @POST
  @ResponseStatus(200)
  public RestList<OffsetChangeView> resetOffsets(
      @PathParam("cluster") String cluster, @PathParam("group") String group, ResetBody body) {
    ResetBody given = RequestBody.required(body);
    TopicNames.require(given.topic_name());
    ResetTarget target = ResetTarget.of(given.to(), given.time(), given.offset());
    RestList<OffsetChangeView> done =
        kafka.call(
            cluster,
            session -> {
              List<OffsetChange> changes = plan(session, group, given, target);
              if (!given.validate_only()) {
                commit(session, group, changes);
              }
              String self = session.links().url("consumer-groups", group, "offsets:reset");
              List<OffsetChangeView> views = changes.stream().map(OffsetChangeView::of).toList();
              return RestList.of("KafkaConsumerOffsetChangeList", self, views);
            });
    if (!given.validate_only()) {
      audit.recordSuccess(
          AuditEntry.by(caller.tenant(), "consumer-group.reset", cluster)
              .with("group " + group + ", topic " + given.topic_name() + ", to " + given.to()));
    }
    return done;
  }

  private static List<OffsetChange> plan(
      KafkaSession session, String group, ResetBody body, ResetTarget target) {
    List<TopicPartition> partitions =
        TopicReads.describe(session, body.topic_name(), false).partitions().stream()
            .filter(p -> body.partitions() == null || body.partitions().contains(p.partition()))
            .map(p -> new TopicPartition(body.topic_name(), p.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw ApiException.invalid(
          "partitions", "Topic " + body.topic_name() + " has none of these partitions.");
    }
    GroupReads.one(session, group);
    return OffsetChange.plan(
        target,
        GroupLags.committed(session, group),
        PartitionOffsets.first(session, partitions),
        PartitionOffsets.next(session, partitions),
        PartitionOffsets.of(session, partitions, p -> target.spec()));
  }

  private static void commit(KafkaSession session, String group, List<OffsetChange> changes) {
    GroupState state = GroupReads.one(session, group).groupState();
    if (state != GroupState.EMPTY && state != GroupState.DEAD) {
      throw hasMembers(group);
    }
    Map<TopicPartition, OffsetAndMetadata> wanted =
        changes.stream()
            .collect(
                Collectors.toMap(
                    OffsetChange::partition, change -> new OffsetAndMetadata(change.wanted())));
    try {
      session.await(session.admin().alterConsumerGroupOffsets(group, wanted).all());
    } catch (GroupNotEmptyException | UnknownMemberIdException e) {
      // A member came in between.
      throw hasMembers(group);
    }
  }

  private static ApiException hasMembers(String group) {
    return ApiException.conflict(
        "Consumer group " + group + " has members, which would overwrite this; stop them first.");
  }
}
