package dev.samsa.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void theSidesTakeTurnsInGoingFirstAfterAPairThatDoesNotCount() throws Exception {
    List<String> order = new ArrayList<>();

    Comparison measured =
        Comparison.of(3, () -> note(order, "ours", 3), () -> note(order, "base", 2));

    assertThat(String.join(" ", order)).isEqualTo("ours base ours base base ours ours base");
    assertThat(measured.ratios()).isEqualTo(new Spread(1.5, 1.5, 1.5));
  }

  @Test
  void theMedianIsOfThePairsRatiosAndNotTheRatioOfTheMedians() {
    Comparison measured = new Comparison(List.of(1.0, 10.0, 100.0), List.of(1.0, 100.0, 10.0));

    assertThat(measured.ratios()).isEqualTo(new Spread(1.0, 0.1, 10.0));
  }

  @Test
  void aRowSaysWhatWasMeasuredAndWhetherItIsReached() {
    Comparison measured = new Comparison(List.of(1.2, 1.3, 1.1), List.of(1.0, 1.0, 1.0));

    assertThat(Row.of("start", measured, "s", Reach.atMost(1.25)).markdown())
        .isEqualTo("| start | 1.200 s | 1.000 s | 1.200 (1.100 to 1.300) | <= 1.25 | yes |");
    assertThat(Row.of("start", measured, "s", Reach.atLeast(1.25)).reached()).isFalse();
    assertThat(Row.of("memory", 250, Reach.atMostMiB(200)).markdown())
        .isEqualTo("| memory | 250 MiB |  | 250 MiB | <= 200 MiB | no |");
  }

  private static double note(List<String> order, String side, double value) {
    order.add(side);
    return value;
  }
}
