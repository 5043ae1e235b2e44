package dev.samsa.controlplane.cell.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPausesTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void theFirstRestartIsImmediateThenPausesDoubleUpToAMinute() {
    RestartPauses pauses = RestartPauses.NONE;
    long[] seconds = new long[9];
    for (int i = 0; i < seconds.length; i++) {
      pauses = pauses.afterRun(START, START.plusSeconds(1));
      seconds[i] = pauses.pause().toSeconds();
    }
    assertThat(seconds).containsExactly(0, 1, 2, 4, 8, 16, 32, 60, 60);
  }

  @Test
  void aRunOfAMinuteStartsItOver() {
    RestartPauses pauses = new RestartPauses(7).afterRun(START, START.plusSeconds(60));
    assertThat(pauses.pause()).isEqualTo(Duration.ZERO);
  }
}
