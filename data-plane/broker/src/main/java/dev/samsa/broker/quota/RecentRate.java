package dev.samsa.broker.quota;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes a second over the last quota window, from a running total that is looked at before each
 * request is counted.
 */
final class RecentRate {
  /** Kafka's window: eleven samples of a second. */
  static final long WINDOW_MS = 11_000;

  /** Kafka counts a window that has only begun as if it were nearly full. */
  private static final long LEAST_MS = 10_000;

  private static final long BETWEEN_MS = 500;

  private record Sample(long at, long total) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Notes the total at a time; times do not go back. */
  synchronized void sample(long now, long total) {
    while (!samples.isEmpty() && now - samples.getFirst().at() > WINDOW_MS) {
      samples.removeFirst();
    }
    if (samples.isEmpty() || now - samples.getLast().at() >= BETWEEN_MS) {
      samples.addLast(new Sample(now, total));
    }
  }

  /** The rate now, at that total. */
  synchronized double rate(long now, long total) {
    sample(now, total);
    Sample first = samples.getFirst();
    return (total - first.total()) * 1_000.0 / Math.max(now - first.at(), LEAST_MS);
  }
}
