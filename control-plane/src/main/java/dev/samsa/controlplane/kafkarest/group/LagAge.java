package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.topic.PartitionOffsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * For how long the record that a group reads next has been waiting. Found by halving the time for
 * which the brokers' index is asked, so that no record is read and nothing is billed.
 */
final class LagAge {
  private static final Duration OLDEST = Duration.ofDays(30);
  private static final int STEPS = 22;

  private LagAge() {}

  /**
   * Seconds by partition: 0 where nothing waits, else right to a second or so, and 30 days for all
   * that is older.
   */
  static Map<TopicPartition, Long> seconds(
      KafkaSession session, List<PartitionLag> lags, Clock clock) {
    long now = clock.millis();
    Map<TopicPartition, Long> positions = new HashMap<>();
    Map<TopicPartition, Long> seconds = new HashMap<>();
    for (PartitionLag lag : lags) {
      if (lag.lag() == 0) {
        seconds.put(lag.partition(), 0L);
      } else {
        positions.put(lag.partition(), lag.current());
      }
    }
    written(session, positions, now)
        .forEach((partition, at) -> seconds.put(partition, Math.max(0, now - at) / 1_000));
    return seconds;
  }

  /** About when the record at each position was written, in milliseconds since 1970. */
  private static Map<TopicPartition, Long> written(
      KafkaSession session, Map<TopicPartition, Long> positions, long now) {
    Map<TopicPartition, Long> notAfter = new HashMap<>();
    Map<TopicPartition, Long> before = new HashMap<>();
    positions
        .keySet()
        .forEach(partition -> {
          before.put(partition, now - OLDEST.toMillis());
          notAfter.put(partition, now);
        });
    for (int step = 0; step < STEPS && !positions.isEmpty(); step++) {
      Map<TopicPartition, Long> middle = new HashMap<>();
      before.forEach(
          (partition, low) -> middle.put(partition, (low + notAfter.get(partition)) / 2));
      Map<TopicPartition, Long> first =
          PartitionOffsets.of(
              session, positions.keySet(), p -> OffsetSpec.forTimestamp(middle.get(p)));
      first.forEach((partition, offset) -> {
        // -1: nothing is that young.
        boolean younger = offset < 0 || offset > positions.get(partition);
        (younger ? notAfter : before).put(partition, middle.get(partition));
      });
    }
    return before;
  }
}
