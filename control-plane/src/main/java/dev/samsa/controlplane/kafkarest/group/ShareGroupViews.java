package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.List;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Share groups and their members on the wire. */
final class ShareGroupViews {
  private ShareGroupViews() {}

  /** A share group. */
  record GroupView(
      String kind,
      RestMetadata metadata,
      String cluster_id,
      String share_group_id,
      String state,
      int consumer_count,
      Related coordinator,
      Related consumers) {

    static GroupView of(RestLinks links, ShareGroupDescription group) {
      String id = group.groupId();
      return new GroupView(
          "KafkaShareGroup",
          links.metadata(links.url("share-groups", id), "share-group=" + id),
          links.clusterId(),
          id,
          group.groupState().name(),
          group.members().size(),
          group.coordinator() == null ? null : links.related("brokers", group.coordinator().id()),
          links.related("share-groups", id, "consumers"));
    }
  }

  /** A member of a share group. */
  record MemberView(
      String kind,
      RestMetadata metadata,
      String cluster_id,
      String consumer_id,
      String client_id,
      List<Assigned> assigned_topic_partitions) {

    static MemberView of(RestLinks links, String group, ShareMemberDescription member) {
      String id = member.consumerId();
      return new MemberView(
          "KafkaShareGroupConsumer",
          links.metadata(
              links.url("share-groups", group, "consumers", id),
              "share-group=" + group + "/consumer=" + id),
          links.clusterId(),
          id,
          member.clientId(),
          member.assignment().topicPartitions().stream().map(Assigned::of).toList());
    }
  }

  /** A partition that a member reads, with others. */
  record Assigned(String topic_name, int partition_id) {
    static Assigned of(TopicPartition partition) {
      return new Assigned(partition.topic(), partition.partition());
    }
  }
}
