package dev.samsa.description.access;

/**
 * What a principal is held to.
 *
 * @param principal {@code sa-…}, {@code u-…}, {@value #DEFAULT} for each that has none of its own,
 *     or {@value #CLUSTER} for all of them together
 * @param ingressBytesPerSecond produced bytes a second over the whole cluster; null for no limit
 * @param egressBytesPerSecond fetched bytes a second over the whole cluster; null for no limit
 * @param mode what the principal may do at all; the cluster's mode where that is stricter
 */
public record PrincipalQuota(
    String principal, Long ingressBytesPerSecond, Long egressBytesPerSecond, ServiceMode mode) {

  /** Each principal without a quota of its own. */
  public static final String DEFAULT = "<default>";

  /** All principals of the cluster together. */
  public static final String CLUSTER = "<cluster>";

  public PrincipalQuota {
    // Control planes before this field send none.
    mode = mode == null ? ServiceMode.FULL : mode;
  }

  public PrincipalQuota(String principal, Long ingressBytesPerSecond, Long egressBytesPerSecond) {
    this(principal, ingressBytesPerSecond, egressBytesPerSecond, ServiceMode.FULL);
  }
}
