package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.access.BrokerProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds the answer to a new key back until every broker of its cluster knows it, so that the first
 * sign-in does not fail. A broker that is down must not hold it for long: the answer is 202 anyway.
 */
@ApplicationScoped
class KeyReadiness {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final BrokerProgress progress;

  KeyReadiness(BrokerProgress progress) {
    this.progress = progress;
  }

  /**
   * Blocks the calling thread until the change is in force, for two seconds at most. Does not wait
   * for a cluster that is still being made: its brokers start with the newest snapshot.
   */
  void await(String clusterId, long number) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !inForce(clusterId, number)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private boolean inForce(String clusterId, long number) {
    OptionalLong applied = progress.inForce(clusterId);
    boolean beingMade = applied.isEmpty() || applied.getAsLong() == 0;
    return beingMade || applied.getAsLong() >= number;
  }
}
