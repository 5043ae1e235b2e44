package dev.samsa.billing.catalog;

import java.util.List;
import java.util.Set;

/**
 * The prices of one tier of clusters, or of another kind of billed resource.
 *
 * @param tier such as {@code STANDARD}, {@code CONNECTOR}
 * @param zones the zone layouts it holds for; both if it makes no difference
 * @param limits what the tier can carry
 * @param lines in the order in which they are printed
 */
public record Plan(String tier, Set<Zones> zones, Limits limits, List<PriceLine> lines) {
  public Plan {
    zones = Set.copyOf(zones);
    lines = List.copyOf(lines);
  }
}
