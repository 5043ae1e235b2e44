package dev.samsa.controlplane.money;

import dev.samsa.controlplane.api.ApiException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days in UTC.
 *
 * @param start the first
 * @param end the first that is not in it
 */
record DateRange(LocalDate start, LocalDate end) {
  private static final int LONGEST_DAYS = 366;

  /**
   * @throws ApiException 400 naming the parameter that is missing or not a date, or a range that is
   *     empty or too long
   */
  static DateRange of(String startDate, String endDate) {
    DateRange range = new DateRange(date("start_date", startDate), date("end_date", endDate));
    if (!range.start.isBefore(range.end)) {
      throw ApiException.invalid(
          "end_date", "end_date is exclusive and must come after start_date.");
    }
    if (range.start.plusDays(LONGEST_DAYS).isBefore(range.end)) {
      throw ApiException.invalid(
          "end_date", "end_date may lie at most " + LONGEST_DAYS + " days after start_date.");
    }
    return range;
  }

  /** The months that it touches. */
  List<YearMonth> months() {
    return Stream.iterate(
            YearMonth.from(start), m -> m.atDay(1).isBefore(end), m -> m.plusMonths(1))
        .toList();
  }

  boolean contains(LocalDate date) {
    return !date.isBefore(start) && date.isBefore(end);
  }

  Instant from() {
    return start.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  Instant to() {
    return end.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static LocalDate date(String name, String text) {
    if (text == null || text.isBlank()) {
      throw ApiException.invalid(name, name + " must be given, as YYYY-MM-DD.");
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid(name, name + " must be a date as YYYY-MM-DD.");
    }
  }
}
