package dev.samsa.description.access;

/**
 * A role binding as it concerns one cluster.
 *
 * @param principal {@code sa-…} or {@code u-…}
 * @param role name of the role, such as CloudClusterAdmin or DeveloperRead
 * @param resourceType TOPIC, GROUP or TRANSACTIONAL_ID for a role on a resource; null for a role on
 *     the whole cluster
 * @param resourceName name or prefix; null with a null type
 * @param prefixed whether the name is a prefix
 */
public record RoleGrant(
    String principal, String role, String resourceType, String resourceName, boolean prefixed) {}
