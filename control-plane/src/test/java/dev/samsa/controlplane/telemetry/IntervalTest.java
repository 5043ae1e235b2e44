package dev.samsa.controlplane.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.api.ApiException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
  private static final Instant NOW = Instant.parse("2026-11-10T12:34:56Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-10T10:00:00Z/2026-11-10T11:00:00Z, 2026-11-10T10:00:00Z, 2026-11-10T11:00:00Z",
    "2026-11-10T10:00:00+02:00/PT30M, 2026-11-10T08:00:00Z, 2026-11-10T08:30:00Z",
    "PT1H/now, 2026-11-10T11:34:56Z, 2026-11-10T12:34:56Z",
    "now-1h|h/now|h, 2026-11-10T11:00:00Z, 2026-11-10T12:00:00Z",
    "now-2m|m/now|m, 2026-11-10T12:32:00Z, 2026-11-10T12:34:00Z"
  })
  void intervalsAreReadInEachForm(String text, Instant from, Instant to) {
    assertThat(Interval.parse(text, NOW)).isEqualTo(new Interval(from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "now/now",
        "now/now-1h",
        "yesterday/now",
        "now-999999999h/now",
        "P1D/P1D"
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Interval.parse(text, NOW)).isInstanceOf(ApiException.class);
  }

  @Test
  void noTimeIsReadTwice() {
    Interval first = new Interval(NOW, NOW.plusSeconds(60));
    Interval over = new Interval(NOW.plusSeconds(30), NOW.plusSeconds(90));
    Interval apart = new Interval(NOW.plusSeconds(200), NOW.plusSeconds(300));

    assertThat(Interval.merged(List.of(apart, first, over, first)))
        .containsExactly(new Interval(NOW, NOW.plusSeconds(90)), apart);
  }
}
