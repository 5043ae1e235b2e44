package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.cell.CellEvents;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Has clusters looked at when their cell says that something happened. */
@ApplicationScoped
public class ClusterWakeUps implements CellEvents {
  private static final Logger LOG = Logger.getLogger(ClusterWakeUps.class);

  private final ClusterLeases leases;

  public ClusterWakeUps(ClusterLeases leases) {
    this.leases = leases;
  }

  @Override
  public void changed(String clusterId) {
    try {
      leases.wake(clusterId);
    } catch (RuntimeException e) {
      // Called from threads that watch processes. A lost wake-up costs no more than the time to
      // the next regular look.
      LOG.warnf("the wake-up of %s is lost: %s", clusterId, e.getMessage());
    }
  }
}
