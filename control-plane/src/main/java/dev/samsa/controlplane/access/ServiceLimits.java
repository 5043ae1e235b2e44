package dev.samsa.controlplane.access;

import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import java.util.List;

/** What a cluster's clients are held to beside their rights. */
public interface ServiceLimits {

  /**
   * Limits of one cluster.
   *
   * @param mode what its clients may do at all
   * @param quotas byte rates and modes of principals, and of all of them together
   */
  record Limits(ServiceMode mode, List<PrincipalQuota> quotas) {
    public static final Limits NONE = new Limits(ServiceMode.FULL, List.of());

    public Limits {
      quotas = List.copyOf(quotas);
    }
  }

  /** Limits that hold now; read in the caller's transaction. */
  Limits of(String clusterId);
}
