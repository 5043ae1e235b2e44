package dev.samsa.billing.usage;

import dev.samsa.billing.InvalidInputException;
import java.time.Instant;

/**
 * A time for which a cluster ran.
 *
 * @param to first instant at which it no longer ran
 */
public record Running(Instant from, Instant to) {
  public Running {
    if (!to.isAfter(from)) {
      throw new InvalidInputException("running", "must end after it begins: " + from + " to " + to);
    }
  }
}
