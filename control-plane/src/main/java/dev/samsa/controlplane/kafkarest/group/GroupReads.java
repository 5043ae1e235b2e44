package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the consumer group routes ask the brokers for. */
final class GroupReads {
  private GroupReads() {}

  /** The groups that the caller may see. */
  static List<ConsumerGroupDescription> all(KafkaSession session) {
    List<String> ids =
        session
            .await(session.admin().listGroups(ListGroupsOptions.forConsumerGroups()).all())
            .stream()
            .map(GroupListing::groupId)
            .toList();
    List<ConsumerGroupDescription> found = new ArrayList<>();
    for (var answer : session.admin().describeConsumerGroups(ids).describedGroups().values()) {
      try {
        found.add(session.await(answer));
      } catch (GroupIdNotFoundException | GroupAuthorizationException e) {
        // Deleted, or taken from the caller, in the meantime: not in the list, then.
      }
    }
    return found;
  }

  static ConsumerGroupDescription one(KafkaSession session, String group) {
    return session.await(
        session.admin().describeConsumerGroups(List.of(group)).describedGroups().get(group));
  }

  /**
   * One member of a group.
   *
   * @throws ApiException 404 if it has none of that id
   */
  static MemberDescription member(KafkaSession session, String group, String id) {
    return one(session, group).members().stream()
        .filter(member -> member.consumerId().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("Consumer", id));
  }

  /** The group's lag in each partition of the topics that the caller may see. */
  static List<PartitionLag> lags(KafkaSession session, String group) {
    Collection<MemberDescription> members = one(session, group).members();
    Map<TopicPartition, OffsetAndMetadata> committed =
        session.await(
            session.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return PartitionLag.of(committed, ends(session, committed.keySet()), members);
  }

  private static Map<TopicPartition, Long> ends(
      KafkaSession session, Collection<TopicPartition> partitions) {
    ListOffsetsResult result =
        session
            .admin()
            .listOffsets(
                partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (TopicPartition partition : partitions) {
      KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo> answer =
          result.partitionResult(partition);
      try {
        ends.put(partition, session.await(answer).offset());
      } catch (UnknownTopicOrPartitionException | TopicAuthorizationException e) {
        // A commit outlives its topic; and whoever may not see the topic sees no lag in it.
      }
    }
    return ends;
  }
}
