package dev.samsa.controlplane.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.description.cluster.ClusterLimits;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What clusters may use, in the form that command-line clients print (wire contract 4.7).
 *
 * @param error always empty
 */
public record UsageLimits(Limits usage_limits, String error) {
  private static final long MIB = 1024L * 1024L;

  /** By kind of cluster, and by number of CKUs. */
  public record Limits(Map<String, Tiers> tier_limits, Map<String, ClusterLimit> cku_limits) {}

  /** Limits of one kind of cluster. */
  public record Tiers(ClusterLimit cluster_limits) {}

  /**
   * Rates are MBps, storage is not limited.
   *
   * @param partitions before replication; like {@code connections} of the whole cluster
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClusterLimit(
      Amount ingress,
      Amount egress,
      Amount storage,
      Amount partitions,
      Amount connections,
      Amount max_ecku) {}

  /** One limit. */
  public record Amount(long value, String unit, boolean unlimited) {}

  static UsageLimits all() {
    Map<String, Tiers> tiers =
        Arrays.stream(Tier.values())
            .filter(Tier::offered)
            .collect(
                Collectors.toMap(
                    Tier::name,
                    tier -> new Tiers(limit(limits(tier, null), tier.defaultMaxEcku())),
                    (a, b) -> a,
                    TreeMap::new));
    Map<String, ClusterLimit> ckus =
        IntStream.rangeClosed(1, ClusterRules.MOST_CKU)
            .boxed()
            .collect(
                Collectors.toMap(
                    String::valueOf,
                    cku -> limit(limits(Tier.DEDICATED, cku), null),
                    (a, b) -> a,
                    TreeMap::new));
    return new UsageLimits(new Limits(tiers, ckus), "");
  }

  private static ClusterLimits limits(Tier tier, Integer cku) {
    return Sizing.of(tier, false, "", cku).limits();
  }

  private static ClusterLimit limit(ClusterLimits limits, Integer maxEcku) {
    return new ClusterLimit(
        new Amount(limits.ingressBytesPerSecond() / MIB, "MBPS", false),
        new Amount(limits.egressBytesPerSecond() / MIB, "MBPS", false),
        new Amount(0, "GB", true),
        new Amount(limits.partitions(), "", false),
        new Amount(limits.connections(), "", false),
        maxEcku == null ? null : new Amount(maxEcku, "", false));
  }
}
