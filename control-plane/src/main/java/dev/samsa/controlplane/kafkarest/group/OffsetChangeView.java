package dev.samsa.controlplane.kafkarest.group;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a reset changes, or has changed, in one partition.
 *
 * @param current_offset offset that is committed; absent if none is
 * @param new_offset from which on the group will read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OffsetChangeView(
    String kind,
    String topic_name,
    int partition_id,
    Long current_offset,
    long new_offset,
    long earliest_offset,
    long log_end_offset) {

  static OffsetChangeView of(OffsetChange change) {
    return new OffsetChangeView(
        "KafkaConsumerOffsetChange",
        change.partition().topic(),
        change.partition().partition(),
        change.current(),
        change.wanted(),
        change.earliest(),
        change.end());
  }
}
