package dev.samsa.broker.usage;

import dev.samsa.broker.usage.TopicTotals.Number;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.server.record.BrokerCompressionType;
import org.apache.kafka.storage.internals.log.LogSegment;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import scala.Option;

/**
 * Follows how far this broker's logs have grown while it leads them, beside Kafka's counts: after a
 * kill the counts are gone, but the logs are not. Topics that the broker compresses anew are left
 * out, for their logs are of another size than what was sent.
 */
final class LogPositions {
  private final LogMarks marks;
  private final Map<String, LogMark> known = new HashMap<>();

  LogPositions(LogMarks marks) {
    this.marks = marks;
  }

  private record Step(UnifiedLog log, LogMark mark) {}

  /**
   * Moves all marks to the ends of the logs. To be called right after the counts were copied and
   * not beside another copy, so that what is counted lies below the marks.
   *
   * @throws IOException if a mark found no room, after all others were moved
   */
  void advance(BrokerServer server, TotalsFile totals) throws IOException {
    Map<String, Step> led = led(server);
    IOException noRoom = null;
    Map<TopicKey, Long> grown = new HashMap<>();
    for (Map.Entry<String, Step> entry : led.entrySet()) {
      LogMark mark = entry.getValue().mark();
      LogMark before = known.get(entry.getKey());
      if (mark.equals(before)) {
        continue;
      }
      try {
        // The mark first: a kill in between leaves some bytes uncounted, but none counted twice.
        marks.put(mark);
        known.put(entry.getKey(), mark);
        grown.merge(mark.topic(), growth(entry.getValue(), before), Long::sum);
      } catch (IOException e) {
        noRoom = e;
      }
    }
    for (Map.Entry<TopicKey, Long> topic : grown.entrySet()) {
      try {
        follow(totals.findOrAdd(topic.getKey()), topic.getValue());
      } catch (IOException e) {
        noRoom = e;
      }
    }
    forgetAllBut(led.keySet());
    if (noRoom != null) {
      throw noRoom;
    }
  }

  private static Map<String, Step> led(BrokerServer server) {
    Map<String, Step> led = new HashMap<>();
    for (UnifiedLog log : server.logManager().allLogs()) {
      Option<Partition> partition = server.replicaManager().onlinePartition(log.topicPartition());
      if (followed(log) && partition.isDefined() && partition.get().isLeader()) {
        LogMark mark = mark(log, partition.get().getLeaderEpoch());
        led.put(log.topicPartition().toString(), new Step(log, mark));
      }
    }
    return led;
  }

  private static void follow(TopicTotals numbers, long grown) {
    long followed = numbers.get(Number.INGRESS_AT_POSITIONS) + grown;
    numbers.set(Number.INGRESS_AT_POSITIONS, Math.max(followed, numbers.get(Number.INGRESS)));
  }

  private void forgetAllBut(Set<String> led) {
    for (String partition : List.copyOf(known.keySet())) {
      if (!led.contains(partition)) {
        marks.remove(known.remove(partition));
      }
    }
  }

  private static long growth(Step step, LogMark before) {
    boolean goesOn =
        before != null
            && step.mark().topic().equals(before.topic())
            && step.mark().continues(before);
    return goesOn ? bytesBetween(step.log(), before, step.mark()) : 0;
  }

  private static boolean followed(UnifiedLog log) {
    return !Topic.isInternal(log.topicPartition().topic())
        && !log.isFuture()
        && log.topicId().isPresent()
        && log.config().compressionType == BrokerCompressionType.PRODUCER;
  }

  private static LogMark mark(UnifiedLog log, int epoch) {
    LogSegment active = log.activeSegment();
    return new LogMark(
        new TopicKey(log.topicPartition().topic(), log.topicId().orElseThrow().toString()),
        log.topicPartition().partition(),
        epoch,
        active.baseOffset(),
        active.size());
  }

  private static long bytesBetween(UnifiedLog log, LogMark before, LogMark now) {
    if (before.segment() == now.segment()) {
      return now.position() - before.position();
    }
    long bytes = now.position() - before.position();
    for (LogSegment segment : log.logSegments(before.segment(), now.segment())) {
      bytes += segment.size();
    }
    return bytes;
  }
}
