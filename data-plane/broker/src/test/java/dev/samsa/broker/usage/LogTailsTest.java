package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.broker.usage.TopicTotals.Number;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a log behind the mark of a broker that was killed. */
class LogTailsTest {
  private static final TopicKey NEWS = new TopicKey("news", Uuid.randomUuid().toString());
  private static final int LED = 4;
  private static final int LED_BY_ANOTHER = 5;

  @TempDir private Path folder;

  private Path segment;

  @BeforeEach
  void makeLog() throws IOException {
    Path partition = Files.createDirectories(folder.resolve("news-0"));
    Files.writeString(
        partition.resolve("partition.metadata"), "version: 0\ntopic_id: " + NEWS.id() + "\n");
    segment = partition.resolve("00000000000000000000.log");
  }

  @Test
  void theFirstBytesOfATopicAreCountedThoughNoCopyEverSawThem() throws IOException {
    long appended = append(0, LED) + append(1, LED);

    assertThat(ingressAfterAKill(0, 0)).isEqualTo(appended);
  }

  @Test
  void aTailIsAddedToWhatWasCountedUpToItsMark() throws IOException {
    long counted = append(0, LED);
    long tail = append(1, LED);

    assertThat(ingressAfterAKill(counted, counted)).isEqualTo(counted + tail);
  }

  @Test
  void whatAnotherLeaderAppendedIsNotCounted() throws IOException {
    long counted = append(0, LED);
    append(1, LED_BY_ANOTHER);

    assertThat(ingressAfterAKill(counted, counted)).isEqualTo(counted);
  }

  /** Recovers what a run left that had counted so much, with its mark there. */
  private long ingressAfterAKill(long counted, long position) throws IOException {
    try (TotalsFile totals = TotalsFile.open(folder.resolve("totals"));
        LogMarks marks = new LogMarks(TotalsFile.open(folder.resolve("marks")))) {
      TopicTotals news = totals.findOrAdd(NEWS);
      news.set(Number.INGRESS, counted);
      news.set(Number.INGRESS_AT_POSITIONS, counted);
      marks.put(new LogMark(NEWS, 0, LED, 0, position));
      LogTails tails = new LogTails(folder);
      tails.recover(marks, totals);
      tails.recover(marks, totals);
      return news.get(Number.INGRESS);
    }
  }

  private long append(long offset, int epoch) throws IOException {
    try (FileRecords log = FileRecords.open(segment.toFile())) {
      return log.append(
          MemoryRecords.withRecords(
              offset, Compression.NONE, epoch, new SimpleRecord("extra".getBytes())));
    }
  }
}
