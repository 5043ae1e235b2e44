package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.access.BrokerProgress;
import dev.samsa.controlplane.database.Notifications;
import dev.samsa.controlplane.database.Signals;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the answer to a new key back until every broker of its cluster knows it, so that the first
 * sign-in does not fail. A broker that is down must not hold it for long: the answer is 202 anyway.
 */
@ApplicationScoped
class KeyReadiness {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Should a notification be lost. */
  private static final Duration OWN_LOOK = Duration.ofMillis(250);

  private static final int BEFORE_NOTIFICATIONS = 50;

  private final BrokerProgress progress;
  private final Notifications notifications;
  private final Signals applied = new Signals();

  KeyReadiness(BrokerProgress progress, Notifications notifications) {
    this.progress = progress;
    this.notifications = notifications;
  }

  void start(@Observes @Priority(BEFORE_NOTIFICATIONS) StartupEvent event) {
    notifications.listen(BrokerProgress.CHANNEL, applied::signal);
  }

  /**
   * Blocks the calling thread until the change is in force, for two seconds at most. Does not wait
   * for a cluster that is still being made: its brokers start with the newest snapshot.
   */
  void await(String clusterId, long number) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    CountDownLatch next = applied.next(clusterId);
    while (System.nanoTime() < end && !inForce(clusterId, number)) {
      try {
        next.await(OWN_LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      next = applied.next(clusterId);
    }
  }

  private boolean inForce(String clusterId, long number) {
    OptionalLong applied = progress.inForce(clusterId);
    boolean beingMade = applied.isEmpty() || applied.getAsLong() == 0;
    return beingMade || applied.getAsLong() >= number;
  }
}
