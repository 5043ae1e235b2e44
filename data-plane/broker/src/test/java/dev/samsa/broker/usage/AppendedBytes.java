package dev.samsa.broker.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies in the log of one partition, batch by batch, read from its files. */
final class AppendedBytes {
  private static final Logger LOG = LoggerFactory.getLogger(AppendedBytes.class);

  /** By the offset behind each batch: bytes of all batches up to there. */
  private final TreeMap<Long, Long> upTo = new TreeMap<>(Map.of(0L, 0L));

  private final TreeMap<Integer, Long> byEpoch = new TreeMap<>();

  private AppendedBytes() {}

  /** Reads a log to which no broker appends; a batch that the kill cut off does not count. */
  static AppendedBytes read(Path partition) throws IOException {
    AppendedBytes appended = new AppendedBytes();
    try (Stream<Path> files = Files.list(partition)) {
      List<Path> segments =
          files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
      for (Path segment : segments) {
        appended.add(segment);
      }
    }
    return appended;
  }

  private void add(Path segment) throws IOException {
    long bytes = total();
    try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        batch.ensureValid();
        bytes += batch.sizeInBytes();
        upTo.put(batch.nextOffset(), bytes);
        byEpoch.merge(batch.partitionLeaderEpoch(), (long) batch.sizeInBytes(), Long::sum);
      }
    } catch (CorruptRecordException e) {
      LOG.info("{} ends in the middle of a batch, as Kafka will find too", segment);
    }
  }

  /** Bytes of all batches. */
  long total() {
    return upTo.lastEntry().getValue();
  }

  /** Bytes of the batches before an offset. */
  long before(long offset) {
    return upTo.floorEntry(offset).getValue();
  }

  /** The leader epoch of the last batch. */
  int lastEpoch() {
    return byEpoch.lastKey();
  }

  /** Bytes of the batches of all leader epochs up to that one, itself in. */
  long upToEpoch(int epoch) {
    return byEpoch.headMap(epoch, true).values().stream().mapToLong(Long::longValue).sum();
  }
}
