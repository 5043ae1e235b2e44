package dev.samsa.broker.usage;

import java.util.function.LongSupplier;

/**
 * Platform time on a machine whose own clock may be wrong: the control plane's clock, learned by a
 * handshake and carried on by the machine's monotonic timer. It never steps back; when a handshake
 * shows it to be ahead, it stands still until platform time has caught up.
 */
final class PlatformClock {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LongSupplier wallMillis;
  private final LongSupplier nanoTime;
  private long baseMillis;
  private long baseNanos;
  private long last;

  /**
   * @param wallMillis the machine's clock
   * @param nanoTime the machine's monotonic timer
   * @param savedOffset platform time less the machine's clock as the last run knew it, 0 if none
   */
  PlatformClock(LongSupplier wallMillis, LongSupplier nanoTime, long savedOffset) {
    this.wallMillis = wallMillis;
    this.nanoTime = nanoTime;
    this.baseNanos = nanoTime.getAsLong();
    this.baseMillis = wallMillis.getAsLong() + savedOffset;
  }

  /** Platform time in milliseconds since 1970 UTC. */
  synchronized long now() {
    last = Math.max(last, baseMillis + (nanoTime.getAsLong() - baseNanos) / NANOS_PER_MILLI);
    return last;
  }

  /** The monotonic timer, to be read just before and after a handshake. */
  long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * Takes over the control plane's time, which it is taken to have said half way through.
   *
   * @param sentNanos {@link #nanoTime()} before the request
   * @param receivedNanos {@link #nanoTime()} after the answer
   * @param platformMillis what the control plane said
   */
  synchronized void handshake(long sentNanos, long receivedNanos, long platformMillis) {
    baseMillis = platformMillis;
    baseNanos = sentNanos + (receivedNanos - sentNanos) / 2;
  }

  /** Platform time less the machine's clock, for the next run. */
  synchronized long offset() {
    return baseMillis
        + (nanoTime.getAsLong() - baseNanos) / NANOS_PER_MILLI
        - wallMillis.getAsLong();
  }
}
