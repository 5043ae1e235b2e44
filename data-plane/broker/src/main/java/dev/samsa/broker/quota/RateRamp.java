package dev.samsa.broker.quota;

/**
 * A limit that goes down in steps, once in a quota window: to half at most, of itself and of the
 * rate that it holds down. Kafka mutes a client until its rate over the window has come down to the
 * limit, so that a sudden step to a tenth would mute it for a hundred seconds, longer than its
 * time-outs; a step to half takes one window. The rate may be above the limit for some time: what
 * clients have under way when they are muted is counted in one burst. Up it goes at once.
 */
final class RateRamp {
  /** Kafka's window: eleven samples of a second. */
  static final long WINDOW_MS = 11_000;

  private double target;
  private double current;
  private long steppedAt;

  /**
   * @param target bytes a second to come to
   * @param measured bytes a second that Kafka measures now
   */
  RateRamp(double target, double measured, long now) {
    this.target = target;
    this.current = Math.max(target, measured / 2);
    this.steppedAt = now;
  }

  /** Comes to another limit, from the rate that Kafka measures now. */
  synchronized void aim(double next, double measured, long now) {
    if (next == target) {
      return;
    }
    target = next;
    if (next >= current) {
      current = next;
    } else {
      // What flows counts, not what would be allowed: nobody is muted for what nobody sends.
      current = Math.max(next, Math.min(current, measured / 2));
      steppedAt = now;
    }
  }

  /** The limit at a time and a measured rate; takes the next step if that is due. */
  synchronized double limit(double measured, long now) {
    if (due(now)) {
      current = Math.max(target, Math.min(current, Math.max(current, measured) / 2));
      steppedAt = now;
    }
    return current;
  }

  /** Whether the next step is due. */
  synchronized boolean due(long now) {
    return current > target && now - steppedAt >= WINDOW_MS;
  }
}
