package dev.samsa.controlplane.cell.local;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a node that keeps dying is left alone. The first restart is immediate, then the pause
 * doubles from one second to one minute; a run of a minute starts it over.
 *
 * @param deaths deaths in a row
 */
record RestartPauses(int deaths) {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration GOOD_RUN = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  static final RestartPauses NONE = new RestartPauses(0);

  RestartPauses afterRun(Instant started, Instant died) {
    boolean good = Duration.between(started, died).compareTo(GOOD_RUN) >= 0;
    return new RestartPauses(good ? 1 : deaths + 1);
  }

  /** Pause before the next start. */
  Duration pause() {
    if (deaths <= 1) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(deaths - 2, DOUBLINGS));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
