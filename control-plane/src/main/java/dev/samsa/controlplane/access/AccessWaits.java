package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Notifications;
import dev.samsa.controlplane.database.Signals;
import dev.samsa.description.access.AccessSnapshot;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets brokers wait for the next snapshot of their cluster. */
@ApplicationScoped
public class AccessWaits {
  private static final int BEFORE_NOTIFICATIONS = 50;

  /** How often a waiting broker looks by itself, should a notification be lost. */
  private static final Duration OWN_LOOK = Duration.ofSeconds(5);

  private final AccessSnapshots snapshots;
  private final Notifications notifications;
  private final Signals changes = new Signals();
  private volatile boolean open = true;

  public AccessWaits(AccessSnapshots snapshots, Notifications notifications) {
    this.snapshots = snapshots;
    this.notifications = notifications;
  }

  void start(@Observes @Priority(BEFORE_NOTIFICATIONS) StartupEvent event) {
    notifications.listen(AccessChanges.CHANNEL, changes::signal);
  }

  /** Lets all go: a broker that asks again finds the next process. */
  void stop(@Observes ShutdownEvent event) {
    open = false;
    changes.signalAll();
  }

  /**
   * The newest snapshot once its number is higher than the one applied; empty if none comes in
   * time. Blocks the (virtual) thread.
   */
  public Optional<AccessSnapshot> newerThan(String clusterId, long applied, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (open) {
      CountDownLatch change = changes.next(clusterId);
      if (snapshots.number(clusterId).orElse(0) > applied) {
        return snapshots.assemble(clusterId);
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      // Woken or not, the number decides.
      change.await(Math.min(left, OWN_LOOK.toNanos()), TimeUnit.NANOSECONDS);
    }
    return Optional.empty();
  }
}
