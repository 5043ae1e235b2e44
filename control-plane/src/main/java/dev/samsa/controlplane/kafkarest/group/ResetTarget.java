package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.api.ApiException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.admin.OffsetSpec;

/** Where a group is to go on reading. */
sealed interface ResetTarget {
  /** The oldest record that is kept. */
  record Earliest() implements ResetTarget {}

  /** What is written from now on. */
  record Latest() implements ResetTarget {}

  /** The first record that is as young as that, or what comes from now on. */
  record Time(Instant time) implements ResetTarget {}

  /** That offset, or the nearest one that there is. */
  record Offset(long offset) implements ResetTarget {}

  /**
   * Reads the words of a request.
   *
   * @throws ApiException 400 with what is wrong in them
   */
  static ResetTarget of(String to, String time, String offset) {
    return switch (to == null ? "" : to) {
      case "earliest" -> new Earliest();
      case "latest" -> new Latest();
      case "time" -> new Time(instant(time));
      case "offset" -> new Offset(number(offset));
      default ->
          throw ApiException.invalid("to", "to must be one of earliest, latest, time, offset.");
    };
  }

  private static long number(String offset) {
    try {
      long number = Long.parseLong(offset == null ? "" : offset);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw ApiException.invalid("offset", "offset must be a whole number from 0 on.");
  }

  private static Instant instant(String time) {
    try {
      return Instant.parse(time == null ? "" : time);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid("time", "time must be such as 2026-01-31T12:00:00Z.");
    }
  }

  /** What to ask the brokers for. */
  default OffsetSpec spec() {
    return switch (this) {
      case Earliest e -> OffsetSpec.earliest();
      case Latest l -> OffsetSpec.latest();
      case Time t -> OffsetSpec.forTimestamp(t.time().toEpochMilli());
      // The offset is known; whether it is there is seen from the beginning and the end.
      case Offset o -> OffsetSpec.latest();
    };
  }
}
