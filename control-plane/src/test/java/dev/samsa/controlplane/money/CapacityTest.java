package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.usage.HourUsage;
import dev.samsa.controlplane.usage.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final Instant NINE = Instant.parse("2026-11-10T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-10T10:00:00Z");

  @Test
  void anHourIsWorthTheCapacityThatItHadWhileTheClusterRan() {
    Capacity capacity = new Capacity(List.of(new Capacity.Change(NINE, 2)));

    Map<Instant, HourUsage> hours =
        capacity.hours(List.of(new Span(NINE.plusSeconds(1800), TEN.plusSeconds(3600))));

    assertThat(hours).containsEntry(NINE, level(2 * 1_800_000L, 2, 2));
    assertThat(hours).containsEntry(TEN, level(2 * 3_600_000L, 2, 2)).hasSize(2);
  }

  @Test
  void theHourOfAResizeShowsTheHighestCapacity() {
    Capacity capacity =
        new Capacity(
            List.of(new Capacity.Change(NINE, 4), new Capacity.Change(TEN.plusSeconds(900), 1)));

    Map<Instant, HourUsage> hours = capacity.hours(List.of(new Span(TEN, TEN.plusSeconds(3600))));

    assertThat(hours).containsExactly(Map.entry(TEN, level(4 * 900_000L + 2_700_000L, 1, 4)));
  }

  @Test
  void aClusterOfAnotherKindHasNone() {
    assertThat(Capacity.NONE.hours(List.of(new Span(NINE, TEN)))).isEmpty();
  }

  private static HourUsage level(long integral, int last, int highest) {
    return new HourUsage.Level(
        BigDecimal.valueOf(integral), BigDecimal.valueOf(last), BigDecimal.valueOf(highest), 0);
  }
}
