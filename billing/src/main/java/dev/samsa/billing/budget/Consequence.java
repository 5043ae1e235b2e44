package dev.samsa.billing.budget;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a budget has acted. Steps come one after the other; a new month or a higher budget lifts.
 */
public enum Consequence {
  NONE,
  WARNED,
  THROTTLED,
  SUSPENDED;

  /** The states that may follow. */
  public Set<Consequence> successors() {
    return switch (this) {
      case NONE -> EnumSet.of(WARNED, THROTTLED, SUSPENDED);
      case WARNED -> EnumSet.of(NONE, THROTTLED, SUSPENDED);
      case THROTTLED -> EnumSet.of(NONE, WARNED, SUSPENDED);
      case SUSPENDED -> EnumSet.of(NONE, WARNED, THROTTLED);
    };
  }
}
