package dev.samsa.controlplane.access;

import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What principals are held to by their tenant and by the platform together. Pure. */
final class QuotaPlan {
  private QuotaPlan() {}

  /**
   * One quota for each principal, the stricter of both in each respect. Who is held by the platform
   * alone stays under the tenant's default quota.
   */
  static List<PrincipalQuota> merged(List<PrincipalQuota> tenants, List<PrincipalQuota> held) {
    Map<String, PrincipalQuota> merged = new TreeMap<>();
    tenants.forEach(quota -> merged.put(quota.principal(), quota));
    PrincipalQuota byDefault = merged.get(PrincipalQuota.DEFAULT);
    for (PrincipalQuota quota : held) {
      boolean everybody = quota.principal().equals(PrincipalQuota.CLUSTER);
      PrincipalQuota other = merged.getOrDefault(quota.principal(), everybody ? null : byDefault);
      merged.put(quota.principal(), other == null ? quota : stricter(quota, other));
    }
    return List.copyOf(merged.values());
  }

  private static PrincipalQuota stricter(PrincipalQuota one, PrincipalQuota other) {
    ServiceMode mode = one.mode().compareTo(other.mode()) < 0 ? other.mode() : one.mode();
    return new PrincipalQuota(
        one.principal(),
        lower(one.ingressBytesPerSecond(), other.ingressBytesPerSecond()),
        lower(one.egressBytesPerSecond(), other.egressBytesPerSecond()),
        mode);
  }

  private static Long lower(Long one, Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
