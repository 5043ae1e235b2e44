package dev.samsa.broker.usage;

import static dev.samsa.broker.usage.TestMeter.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meter on a small disk of its own, totals and spool together, which is full in truth. */
class FullDiskTest {
  private static final long NOON = 28_333_334L * MINUTE;
  private static final long WIDE = 1 << 20;

  /** As many topics as the file of totals has room for before it must grow. */
  private static final int TOPICS_IN_A_CHUNK = 256;

  @TempDir private Path folder;

  private Path disk;
  private TestMeter meter;

  @BeforeEach
  void mountASmallDisk() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=512k", "samsa-test", disk.toString()),
        "no disk can be mounted here: that takes root");
    meter = new TestMeter(disk, WIDE, NOON);
  }

  @AfterEach
  void unmount() throws Exception {
    if (meter != null) {
      meter.close();
      // Lazily, for the totals stay mapped into memory until they are collected.
      assertThat(run("umount", "-l", disk.toString())).isTrue();
    }
  }

  @Test
  void totalsGoOnAndWindowsFollowWhenThereIsRoomAgain() throws IOException {
    countInEachOf(1);
    Path filler = fill();
    countInEachOf(9);

    assertThat(meter.spool().state().batches()).isEqualTo(1);
    assertThat(meter.files()).hasSize(1).allMatch(name -> name.endsWith(".json"));
    assertThat(meter.total("news")).contains(1_000L);

    Files.delete(filler);
    meter.turn();

    List<UsageBatch> windows = meter.drain();
    assertThat(windows).hasSize(10);
    assertThat(windows).allMatch(window -> window.windowEnd() - window.windowStart() == MINUTE);
    assertThat(windows).extracting(w -> TestMeter.bytes(List.of(w))).containsOnly(100L);
  }

  @Test
  void topicsThatFindNoRoomAmongTheTotalsHoldUpNothingAndAreCountedLater() throws IOException {
    countInEachOf(1);
    Path filler = fill();
    int made = TOPICS_IN_A_CHUNK + 44;
    for (int topic = 0; topic < made; topic++) {
      meter.count("made-" + topic, 3);
      meter.level("made-" + topic, 3);
    }
    meter.count("later", 5);
    meter.countRead("news", 17);
    countInEachOf(2);

    assertThat(meter.total("made-0")).contains(3L);
    assertThat(meter.total("made-" + (made - 1))).isEmpty();
    assertThat(meter.total("later")).isEmpty();
    assertThat(meter.total("news")).contains(300L);
    assertThat(meter.totalRead("news")).as("what came behind those without room").contains(17L);

    Files.delete(filler);
    countInEachOf(1);

    assertThat(meter.total("later")).contains(5L);
    List<UsageBatch> windows = meter.drain();
    assertThat(windows).extracting(UsageBatch::windowEnd).doesNotHaveDuplicates().hasSize(4);
    assertThat(TestMeter.bytes(windows)).isEqualTo(400 + 17 + 3L * made + 5);
  }

  @Test
  void aKilledBrokerGoesOnFromTotalsThatAFullDiskHeld() throws IOException {
    countInEachOf(1);
    Path filler = fill();
    countInEachOf(4);
    meter.kill();
    meter.start();
    assertThat(meter.total("news")).contains(500L);

    Files.delete(filler);
    countInEachOf(1);

    assertThat(TestMeter.bytes(meter.drain())).isEqualTo(600);
  }

  private void countInEachOf(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      meter.count("news", 100);
      meter.pass(MINUTE);
    }
  }

  /** Fills the disk to its last page. */
  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  out.write(page);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
    }
    return filler;
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
