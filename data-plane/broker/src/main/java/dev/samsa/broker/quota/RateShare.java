package dev.samsa.broker.quota;

import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.cluster.ClusterLimits;
import java.util.Map;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * The byte rate of one broker that a principal is held to. Limits are stated for the whole cluster
 * and divided evenly by its brokers. A principal with a quota of its own, or that the default one
 * covers, is held to that; all others share the cluster's.
 *
 * @param holder whom the rate is counted for: a principal, or {@link #EVERYBODY} of the cluster
 * @param bytesPerSecond the rate on this broker
 */
record RateShare(String holder, double bytesPerSecond) {
  /** All principals without a quota of their own. */
  static final String EVERYBODY = PrincipalQuota.CLUSTER;

  static RateShare of(
      ClientQuotaType type,
      String principal,
      Map<String, PrincipalQuota> quotas,
      ClusterLimits limits,
      int brokers) {
    boolean ingress = type == ClientQuotaType.PRODUCE;
    long limit = ingress ? limits.ingressBytesPerSecond() : limits.egressBytesPerSecond();
    Long lowered = rate(ingress, quotas.get(EVERYBODY));
    long whole = lowered == null ? limit : Math.min(lowered, limit);
    Long own =
        principal.equals(EVERYBODY)
            ? null
            : rate(ingress, quotas.getOrDefault(principal, quotas.get(PrincipalQuota.DEFAULT)));
    return own == null
        ? new RateShare(EVERYBODY, (double) whole / brokers)
        : new RateShare(principal, (double) Math.min(own, whole) / brokers);
  }

  private static Long rate(boolean ingress, PrincipalQuota quota) {
    if (quota == null) {
      return null;
    }
    return ingress ? quota.ingressBytesPerSecond() : quota.egressBytesPerSecond();
  }
}
