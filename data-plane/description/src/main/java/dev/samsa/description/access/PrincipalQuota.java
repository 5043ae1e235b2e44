package dev.samsa.description.access;

/**
 * @param principal {@code sa-…}, {@code u-…} or {@code <default>}
 * @param ingressBytesPerSecond produced bytes a second over the whole cluster; null for no limit
 * @param egressBytesPerSecond fetched bytes a second over the whole cluster; null for no limit
 */
public record PrincipalQuota(
    String principal, Long ingressBytesPerSecond, Long egressBytesPerSecond) {}
