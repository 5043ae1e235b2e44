package dev.samsa.controlplane.kafkarest.browse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a look through a topic begins in each partition, and where the partition ended when it
 * began: a search does not chase what is written meanwhile.
 */
record Positions(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {

  /**
   * Finds the positions.
   *
   * @param window records before the end of each partition that the newest are looked for in
   */
  static Positions find(
      Consumer<?, ?> consumer, Set<TopicPartition> partitions, Begin begin, long window) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    ToLongFunction<TopicPartition> wanted =
        switch (begin) {
          case Begin.Oldest oldest -> beginnings::get;
          case Begin.Live live -> ends::get;
          case Begin.Newest newest -> partition -> ends.get(partition) - window;
          case Begin.Offset at -> partition -> at.offset();
          case Begin.Cursor cursor ->
              partition -> cursor.next().getOrDefault(partition.partition(), ends.get(partition));
          case Begin.Time at -> byTime(consumer, partitions, at, ends);
        };
    Map<TopicPartition, Long> starts = new HashMap<>();
    ends.forEach((partition, end) ->
        starts.put(
            partition,
            Math.clamp(
                wanted.applyAsLong(partition), Math.min(beginnings.get(partition), end), end)));
    return new Positions(starts, ends);
  }

  private static ToLongFunction<TopicPartition> byTime(
      Consumer<?, ?> consumer,
      Set<TopicPartition> partitions,
      Begin.Time at,
      Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> at.time().toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    return partition -> {
      OffsetAndTimestamp first = found.get(partition);
      return first == null ? ends.get(partition) : first.offset();
    };
  }
}
