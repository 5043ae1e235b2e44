package dev.samsa.controlplane.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Seals hours when a test wants it. */
@ApplicationScoped
public class TestSealing {
  private final HourSealing sealing;

  TestSealing(HourSealing sealing) {
    this.sealing = sealing;
  }

  public void seal(long clusterKey, Instant hour) {
    sealing.seal(clusterKey, hour, Instant.now());
  }
}
