package dev.samsa.controlplane.kafkarest.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Why a stream ended.
 *
 * @param next cursor to go on from; absent if there is nothing to go on with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ending(Reason reason, String next) {

  enum Reason {
    LIMIT,
    END_OF_TOPIC,
    RECORD_BUDGET,
    BYTE_BUDGET,
    TIME_BUDGET
  }

  static Ending at(Reason reason, Map<TopicPartition, Long> next) {
    Map<Integer, Long> ordered = new TreeMap<>();
    next.forEach((partition, offset) -> ordered.put(partition.partition(), offset));
    String cursor =
        ordered.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(","));
    return new Ending(reason, cursor);
  }

  static Ending complete() {
    return new Ending(Reason.END_OF_TOPIC, null);
  }
}
