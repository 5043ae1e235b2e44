package dev.samsa.controlplane.database;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * Lets threads wait for the next notification about an object. Take the latch before the state is
 * read that may change, so that a change in between is not slept through; and wait with an end, for
 * a notification can be lost.
 */
public final class Signals {
  private final ConcurrentMap<String, CountDownLatch> next = new ConcurrentHashMap<>();

  /** Opens with the next signal about that object. */
  public CountDownLatch next(String id) {
    return next.computeIfAbsent(id, key -> new CountDownLatch(1));
  }

  /** Wakes all who wait for that object. */
  public void signal(String id) {
    CountDownLatch waited = next.remove(id);
    if (waited != null) {
      waited.countDown();
    }
  }

  /** Wakes all who wait. */
  public void signalAll() {
    List.copyOf(next.keySet()).forEach(this::signal);
  }
}
