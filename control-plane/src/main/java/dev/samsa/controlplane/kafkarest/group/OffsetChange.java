package dev.samsa.controlplane.kafkarest.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a reset changes in one partition.
 *
 * @param current offset that is committed now; null if none is
 * @param earliest first offset that is there
 * @param end offset that the next written record will have
 * @param wanted offset from which on the group will read; within the two above
 */
record OffsetChange(TopicPartition partition, Long current, long earliest, long end, long wanted) {

  /**
   * The changes by partition. Pure.
   *
   * @param asked answer of the brokers to what the target asks for; below zero if there is none
   */
  static List<OffsetChange> plan(
      ResetTarget target,
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, Long> earliest,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> asked) {
    List<OffsetChange> changes = new ArrayList<>();
    ends.forEach((partition, end) -> {
      Long begin = earliest.get(partition);
      Long found = asked.get(partition);
      if (begin != null && found != null) {
        long wanted = target instanceof ResetTarget.Offset o ? o.offset() : found < 0 ? end : found;
        OffsetAndMetadata current = committed.get(partition);
        changes.add(
            new OffsetChange(
                partition,
                current == null ? null : current.offset(),
                begin,
                end,
                Math.clamp(wanted, begin, Math.max(begin, end))));
      }
    });
    changes.sort(Comparator.comparingInt(change -> change.partition().partition()));
    return List.copyOf(changes);
  }
}
