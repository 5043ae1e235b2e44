package dev.samsa.controlplane.kafkarest.records;

import dev.samsa.controlplane.api.ApiException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * What part of a topic is to be read.
 *
 * @param maxRecords at most so many
 * @param maxBytes at most so many bytes of keys and values, but always one record
 */
record RecordsQuery(Start start, int maxRecords, int maxBytes) {
  private static final int DEFAULT_RECORDS = 50;
  private static final int MOST_RECORDS = 1_000;
  private static final int DEFAULT_BYTES = 1 << 20;
  private static final int MOST_BYTES = 8 << 20;

  /** Where reading begins in each partition. */
  sealed interface Start {
    /** The oldest record there is. */
    record Beginning() implements Start {}

    /** So far before the end that the newest records are read. */
    record End() implements Start {}

    /** That offset. */
    record Offset(long offset) implements Start {}

    /** The first record of that time or later. */
    record Time(Instant time) implements Start {}
  }

  /**
   * Reads the query parameters.
   *
   * @throws ApiException 400 saying what each may be
   */
  static RecordsQuery of(String from, String maxRecords, String maxBytes) {
    return new RecordsQuery(
        start(from),
        number("max_records", maxRecords, DEFAULT_RECORDS, MOST_RECORDS),
        number("max_bytes", maxBytes, DEFAULT_BYTES, MOST_BYTES));
  }

  private static Start start(String from) {
    if (from == null || from.isEmpty() || from.equals("end")) {
      return new Start.End();
    }
    if (from.equals("beginning")) {
      return new Start.Beginning();
    }
    if (from.matches("[0-9]{1,18}")) {
      return new Start.Offset(Long.parseLong(from));
    }
    try {
      return new Start.Time(Instant.parse(from));
    } catch (DateTimeParseException e) {
      throw ApiException.invalid(
          "from",
          "from must be beginning, end, an offset, or a time such as 2026-01-31T12:00:00Z.");
    }
  }

  private static int number(String field, String text, int byDefault, int most) {
    if (text == null || text.isEmpty()) {
      return byDefault;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw ApiException.invalid(field, field + " must be a whole number from 1 to " + most + ".");
  }
}
