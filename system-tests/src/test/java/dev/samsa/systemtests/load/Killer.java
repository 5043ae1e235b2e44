package dev.samsa.systemtests.load;

import dev.samsa.systemtests.platform.PlatformProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills one of several control planes every ten seconds, in turn, and starts it again; later if the
 * one before does not answer yet, so that there is always one left.
 */
final class Killer implements AutoCloseable {
  private static final int SECONDS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<PlatformProcess> platforms;
  private final Observations seen;
  private final AtomicInteger kills = new AtomicInteger();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  private Killer(List<PlatformProcess> platforms, Observations seen) {
    this.platforms = platforms;
    this.seen = seen;
  }

  static Killer of(List<PlatformProcess> platforms, Observations seen) {
    Killer killer = new Killer(platforms, seen);
    killer.thread.scheduleAtFixedRate(killer::killNext, SECONDS, SECONDS, TimeUnit.SECONDS);
    return killer;
  }

  private void killNext() {
    try {
      PlatformProcess next = platforms.get(kills.getAndIncrement() % platforms.size());
      next.killControlPlane();
      next.up();
    } catch (RuntimeException | AssertionError failure) {
      seen.fault("a control plane does not come back: " + failure);
      throw failure;
    }
  }

  int kills() {
    return kills.get();
  }

  /** Waits until the last one that was killed is back. */
  @Override
  public void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("a control plane does not come back");
    }
  }
}
