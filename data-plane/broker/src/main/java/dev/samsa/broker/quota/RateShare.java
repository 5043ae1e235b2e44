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
  static final String EVERYBODY = "<cluster>";

  private static final String DEFAULT = "<default>";

  static RateShare of(
      ClientQuotaType type,
      String principal,
      Map<String, PrincipalQuota> quotas,
      ClusterLimits limits,
      int brokers) {
    boolean ingress = type == ClientQuotaType.PRODUCE;
    long whole = ingress ? limits.ingressBytesPerSecond() : limits.egressBytesPerSecond();
    PrincipalQuota quota = quotas.getOrDefault(principal, quotas.get(DEFAULT));
    Long own = null;
    if (quota != null) {
      own = ingress ? quota.ingressBytesPerSecond() : quota.egressBytesPerSecond();
    }
    return own == null
        ? new RateShare(EVERYBODY, (double) whole / brokers)
        : new RateShare(principal, (double) Math.min(own, whole) / brokers);
  }
}
