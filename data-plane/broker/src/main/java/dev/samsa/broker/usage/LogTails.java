package dev.samsa.broker.usage;

import dev.samsa.broker.usage.TopicTotals.Number;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what a killed broker appended after its last copy, from the logs themselves, before Kafka
 * starts: batches behind a mark that bear the leader epoch of the mark were appended by this broker
 * as leader, and nothing else bears it.
 */
final class LogTails {
  private static final Logger LOG = LoggerFactory.getLogger(LogTails.class);
  private static final String SUFFIX = ".log";

  private final Path logFolder;

  LogTails(Path logFolder) {
    this.logFolder = logFolder;
  }

  /**
   * Raises totals to what lies in the logs, and takes the marks out. Cut off at any place and done
   * again, it gives the same.
   */
  void recover(LogMarks marks, TotalsFile totals) {
    Map<TopicKey, Long> tails = new HashMap<>();
    for (LogMark mark : marks.all()) {
      try {
        tails.merge(mark.topic(), bytesBehind(mark), Long::sum);
      } catch (IOException | CorruptRecordException e) {
        LOG.warn("The end of {} was not counted: {}", mark, e.toString());
      }
    }
    tails.forEach((topic, tail) -> totals.find(topic).ifPresent(found -> raise(found, tail)));
    marks.clear();
    totals.topics().forEach(topic -> topic.set(Number.INGRESS_AT_POSITIONS, 0));
  }

  private static void raise(TopicTotals totals, long tail) {
    long counted = totals.get(Number.INGRESS);
    long appended = totals.get(Number.INGRESS_AT_POSITIONS) + tail;
    if (appended > counted) {
      totals.set(Number.INGRESS, appended);
    }
  }

  /** Bytes of batches behind a mark in its own epoch. */
  long bytesBehind(LogMark mark) throws IOException {
    Path folder = logFolder.resolve(mark.topic().name() + "-" + mark.partition());
    if (!isOf(folder, mark.topic())) {
      return 0;
    }
    long bytes = 0;
    for (Path segment : segments(folder, mark.segment())) {
      boolean first = baseOffset(segment) == mark.segment();
      bytes += bytesOf(segment, first ? mark.position() : 0, mark.epoch());
    }
    return bytes;
  }

  private static long bytesOf(Path segment, long position, int epoch) throws IOException {
    long bytes = 0;
    try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
      if (position >= records.sizeInBytes()) {
        return 0;
      }
      for (RecordBatch batch : records.batchesFrom((int) position)) {
        batch.ensureValid();
        if (batch.partitionLeaderEpoch() == epoch) {
          bytes += batch.sizeInBytes();
        }
      }
    } catch (CorruptRecordException e) {
      // The write that the kill cut off: Kafka cuts it off too, and it was never acknowledged.
      LOG.info("{} ends in the middle of a batch", segment);
    }
    return bytes;
  }

  private static List<Path> segments(Path folder, long from) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .filter(file -> baseOffset(file) >= from)
          .sorted()
          .toList();
    }
  }

  private static long baseOffset(Path segment) {
    String name = segment.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }

  /** Whether the folder holds that very topic, and not one made later under its name. */
  private static boolean isOf(Path folder, TopicKey topic) throws IOException {
    Path metadata = folder.resolve("partition.metadata");
    return Files.exists(metadata)
        && Files.readAllLines(metadata).contains("topic_id: " + topic.id());
  }
}
