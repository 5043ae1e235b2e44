package dev.samsa.controlplane.region;

/**
 * A place that a tenant can pick.
 *
 * @param cloud AWS, GCP or AZURE
 * @param name such as {@code us-east-2}
 * @param displayName such as {@code Ohio}
 * @param enabled whether new clusters can go there
 */
public record Region(long key, String cloud, String name, String displayName, boolean enabled) {}
