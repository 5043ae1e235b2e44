package dev.samsa.controlplane.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How long one point is, and how much time may be asked for with it. */
enum Granularity {
  PT1M(Duration.ofMinutes(1), Duration.ofHours(6)),
  PT5M(Duration.ofMinutes(5), Duration.ofDays(1)),
  PT15M(Duration.ofMinutes(15), Duration.ofDays(4)),
  PT30M(Duration.ofMinutes(30), Duration.ofDays(7)),
  PT1H(Duration.ofHours(1), Duration.ofDays(7)),
  PT4H(Duration.ofHours(4), Duration.ofDays(7)),
  PT6H(Duration.ofHours(6), Duration.ofDays(7)),
  PT12H(Duration.ofHours(12), Duration.ofDays(7)),
  P1D(Duration.ofDays(1), Duration.ofDays(7)),
  /** One point for the whole interval. */
  ALL(null, Duration.ofDays(7));

  private final Duration length;
  private final Duration longestInterval;

  Granularity(Duration length, Duration longestInterval) {
    this.length = length;
    this.longestInterval = longestInterval;
  }

  Duration longestInterval() {
    return longestInterval;
  }

  /** Start of the point that an instant falls into. */
  Instant point(Instant at, Instant intervalStart) {
    if (length == null) {
      return intervalStart;
    }
    long seconds = length.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  static Optional<Granularity> named(String name) {
    return Arrays.stream(values()).filter(g -> g.name().equals(name)).findFirst();
  }
}
