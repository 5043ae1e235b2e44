package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.Related;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.Comparator;
import java.util.List;

/** How far a consumer group is behind in all, and where most. */
record LagSummaryView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String consumer_group_id,
    String max_lag_consumer_id,
    String max_lag_instance_id,
    String max_lag_client_id,
    String max_lag_topic_name,
    int max_lag_partition_id,
    long max_lag,
    long total_lag,
    Related max_lag_consumer,
    Related max_lag_partition) {

  /**
   * The summary of a group's lags.
   *
   * @throws ApiException 404 if there are none, because the group has committed nothing
   */
  static LagSummaryView of(RestLinks links, String group, List<PartitionLag> lags) {
    PartitionLag most =
        lags.stream()
            .max(Comparator.comparingLong(PartitionLag::lag))
            .orElseThrow(() ->
                ApiException.of(
                    ErrorCode.NOT_FOUND,
                    "Consumer group " + group + " has committed nothing yet."));
    LagView worst = LagView.of(links, group, most, null);
    return new LagSummaryView(
        "KafkaConsumerGroupLagSummary",
        links.metadata(
            links.url("consumer-groups", group, "lag-summary"),
            "consumer-group=" + group + "/lag-summary"),
        links.clusterId(),
        group,
        worst.consumer_id(),
        worst.instance_id(),
        worst.client_id(),
        worst.topic_name(),
        worst.partition_id(),
        worst.lag(),
        lags.stream().mapToLong(PartitionLag::lag).sum(),
        most.reader() == null
            ? null
            : links.related("consumer-groups", group, "consumers", worst.consumer_id()),
        links.related("topics", worst.topic_name(), "partitions", worst.partition_id()));
  }
}
