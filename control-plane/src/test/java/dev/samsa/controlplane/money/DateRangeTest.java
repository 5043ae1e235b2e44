package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.api.ApiException;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class DateRangeTest {

  @Test
  void theEndIsNotInTheRange() {
    assertThat(DateRange.of("2026-11-01", "2026-12-01").months())
        .containsExactly(YearMonth.of(2026, 11));
  }

  @Test
  void aRangeThatIsEmptyTooLongOrNoDatesIsRefused() {
    assertThatThrownBy(() -> DateRange.of("2026-11-02", "2026-11-02"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("exclusive");
    assertThatThrownBy(() -> DateRange.of("2020-01-01", "2026-01-01"))
        .hasMessageContaining("366 days");
    assertThatThrownBy(() -> DateRange.of("yesterday", "2026-01-01"))
        .hasMessageContaining("start_date must be a date");
    assertThatThrownBy(() -> DateRange.of(null, "2026-01-01"))
        .hasMessageContaining("must be given");
  }
}
