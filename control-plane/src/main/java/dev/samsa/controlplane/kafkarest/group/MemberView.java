package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import org.apache.kafka.clients.admin.MemberDescription;

/** A member of a consumer group. */
record MemberView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String consumer_group_id,
    String consumer_id,
    String instance_id,
    String client_id,
    Related assignments) {

  static MemberView of(RestLinks links, String group, MemberDescription member) {
    String id = member.consumerId();
    return new MemberView(
        "KafkaConsumer",
        links.metadata(
            links.url("consumer-groups", group, "consumers", id),
            "consumer-group=" + group + "/consumer=" + id),
        links.clusterId(),
        group,
        id,
        member.groupInstanceId().orElse(null),
        member.clientId(),
        links.related("consumer-groups", group, "consumers", id, "assignments"));
  }
}
