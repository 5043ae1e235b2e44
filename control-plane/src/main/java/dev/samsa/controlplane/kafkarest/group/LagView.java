package dev.samsa.controlplane.kafkarest.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;

/**
 * How far a consumer group is behind in one partition; member ids are empty if none reads it.
 *
 * @param lag_seconds for how long the record that is read next has been waiting; absent unless
 *     asked for
 */
record LagView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String consumer_group_id,
    String topic_name,
    int partition_id,
    long current_offset,
    long log_end_offset,
    long lag,
    String consumer_id,
    String instance_id,
    String client_id,
    @JsonInclude(JsonInclude.Include.NON_NULL) Long lag_seconds) {

  static LagView of(RestLinks links, String group, PartitionLag lag, Long seconds) {
    String topic = lag.partition().topic();
    int partition = lag.partition().partition();
    boolean read = lag.reader() != null;
    return new LagView(
        "KafkaConsumerLag",
        links.metadata(
            links.url("consumer-groups", group, "lags", topic, "partitions", partition),
            "consumer-group=" + group + "/lag=" + topic + "/partition=" + partition),
        links.clusterId(),
        group,
        topic,
        partition,
        lag.current(),
        lag.end(),
        lag.lag(),
        read ? lag.reader().consumerId() : "",
        read ? lag.reader().groupInstanceId().orElse(null) : null,
        read ? lag.reader().clientId() : "",
        seconds);
  }
}
