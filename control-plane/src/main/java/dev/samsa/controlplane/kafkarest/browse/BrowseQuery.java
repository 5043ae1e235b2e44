package dev.samsa.controlplane.kafkarest.browse;

import dev.samsa.controlplane.api.ApiException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is looked for.
 *
 * @param partition the only one to look at; empty for all
 * @param limit at most so many matches
 */
record BrowseQuery(Begin begin, OptionalInt partition, int limit, RecordFilter filter) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 500;
  private static final String INTEGER = "[0-9]{1,9}";
  private static final String LONG = "[0-9]{1,18}";

  /** The query parameters as they came; each may be null. */
  record Raw(
      String from,
      String partition,
      String offset,
      String time,
      String cursor,
      String limit,
      String filter) {}

  /**
   * Reads the query parameters.
   *
   * @throws ApiException 400 saying what each may be
   */
  static BrowseQuery of(Raw raw) {
    OptionalInt partition =
        isAbsent(raw.partition())
            ? OptionalInt.empty()
            : OptionalInt.of((int) number("partition", raw.partition(), INTEGER));
    return new BrowseQuery(
        begin(raw, partition), partition, limit(raw.limit()), FilterParser.parse(raw.filter()));
  }

  private static Begin begin(Raw raw, OptionalInt partition) {
    if (!isAbsent(raw.cursor())) {
      return new Begin.Cursor(cursor(raw.cursor()));
    }
    return switch (isAbsent(raw.from()) ? "newest" : raw.from()) {
      case "newest" -> new Begin.Newest();
      case "oldest" -> new Begin.Oldest();
      case "live" -> new Begin.Live();
      case "time" -> new Begin.Time(time(raw.time()));
      case "offset" -> {
        if (partition.isEmpty()) {
          throw ApiException.invalid("partition", "An offset belongs to a partition: name one.");
        }
        yield new Begin.Offset(number("offset", raw.offset(), LONG));
      }
      default ->
          throw ApiException.invalid("from", "from must be newest, oldest, offset, time or live.");
    };
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid("time", "time must be like 2026-01-31T12:00:00Z.");
    }
  }

  private static Map<Integer, Long> cursor(String text) {
    Map<Integer, Long> next = new HashMap<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.split(":", -1);
      if (pair.length != 2) {
        throw ApiException.invalid("cursor", "cursor must be one that an earlier answer gave.");
      }
      next.put((int) number("cursor", pair[0], INTEGER), number("cursor", pair[1], LONG));
    }
    return Map.copyOf(next);
  }

  private static int limit(String text) {
    if (isAbsent(text)) {
      return DEFAULT_LIMIT;
    }
    long limit = number("limit", text, INTEGER);
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw ApiException.invalid("limit", "limit must be from 1 to " + LARGEST_LIMIT + ".");
    }
    return (int) limit;
  }

  private static long number(String field, String text, String pattern) {
    if (text == null || !text.matches(pattern)) {
      throw ApiException.invalid(field, field + " must be a whole number.");
    }
    return Long.parseLong(text);
  }

  private static boolean isAbsent(String text) {
    return text == null || text.isEmpty();
  }
}
