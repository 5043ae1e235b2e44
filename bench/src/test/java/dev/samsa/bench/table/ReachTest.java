package dev.samsa.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReachTest {
  @Test
  void everyUnitCanBeWritten() {
    assertThat(Reach.atMost(1.5)).hasToString("<= 1.50");
    assertThat(Reach.atLeast(0.3)).hasToString(">= 0.30");
    assertThat(Reach.atMostMiB(256)).hasToString("<= 256 MiB");
    assertThat(new Reach(2, true, "%")).hasToString("<= 2 %");
  }
}
