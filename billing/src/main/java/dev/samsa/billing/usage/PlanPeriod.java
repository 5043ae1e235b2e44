package dev.samsa.billing.usage;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import java.time.Instant;

/**
 * From when a cluster was on which plan.
 *
 * @param from first instant, the start of a UTC hour; any instant before the month for all of it
 * @param tier such as {@code STANDARD}
 */
public record PlanPeriod(Instant from, String tier, Zones zones, Region region) {
  public PlanPeriod {
    if (from.getEpochSecond() % 3600 != 0 || from.getNano() != 0) {
      throw new InvalidInputException(
          "plans", "change at the start of an hour in UTC, not at " + from);
    }
  }
}
