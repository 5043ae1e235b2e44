package dev.samsa.controlplane.authorization;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one principal may do on the control plane, decided from its role bindings alone. An
 * administrator of something administers all below it; whoever holds any role sees the way to what
 * it is bound to, and all below.
 */
public record Permissions(List<Grant> grants) {

  /** One role binding of the principal. */
  public record Grant(Role role, CrnPattern pattern) {}

  public Permissions {
    grants = List.copyOf(grants);
  }

  public boolean isOrganizationAdmin() {
    return holds(Role.ORGANIZATION_ADMIN);
  }

  /** Whether it may make and remove service accounts and invitations. */
  public boolean isAccountAdmin() {
    return isOrganizationAdmin() || holds(Role.ACCOUNT_ADMIN);
  }

  /** Whether it may see costs and change how the organization pays. */
  public boolean isBillingAdmin() {
    return isOrganizationAdmin() || holds(Role.BILLING_ADMIN);
  }

  public boolean isEnvironmentAdmin(String environment) {
    return isOrganizationAdmin() || administeredEnvironments().contains(environment);
  }

  public boolean isClusterAdmin(String environment, String cluster) {
    return isEnvironmentAdmin(environment) || administeredClusters().contains(cluster);
  }

  /** Whether that role is bound to the cluster or to what it lies in. */
  public boolean holdsAt(Role role, String environment, String cluster) {
    return grants.stream()
        .filter(grant -> grant.role() == role)
        .map(Grant::pattern)
        .anyMatch(pattern ->
            (pattern.environment() == null || pattern.environment().equals(environment))
                && (pattern.cluster() == null || pattern.cluster().equals(cluster)));
  }

  public boolean canSeeEnvironment(String environment) {
    return seesWholeOrganization() || visibleEnvironments().contains(environment);
  }

  public boolean canSeeCluster(String environment, String cluster) {
    return seesWholeOrganization()
        || grants.stream()
            .map(Grant::pattern)
            .anyMatch(pattern ->
                environment.equals(pattern.environment())
                    && (pattern.cluster() == null || pattern.cluster().equals(cluster)));
  }

  /** Whether some role is bound to the organization as a whole. */
  public boolean seesWholeOrganization() {
    return grants.stream()
        .anyMatch(grant -> grant.pattern().level() == CrnPattern.Level.ORGANIZATION);
  }

  /** Environments that it sees by a role in them; complete unless it sees the organization. */
  public Set<String> visibleEnvironments() {
    return grants.stream()
        .map(grant -> grant.pattern().environment())
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Environments of which it sees every cluster; complete unless it sees the organization. */
  public Set<String> wholeEnvironments() {
    return grants.stream()
        .map(Grant::pattern)
        .filter(pattern -> pattern.environment() != null && pattern.cluster() == null)
        .map(CrnPattern::environment)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Clusters that it sees by a role on them, or on something in them. */
  public Set<String> visibleClusters() {
    return grants.stream()
        .map(grant -> grant.pattern().cluster())
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Service accounts that it owns, each by a ResourceOwner binding of its own. */
  public Set<String> ownedServiceAccounts() {
    return owned("service-account");
  }

  /** Identity pools that it owns, likewise. */
  public Set<String> ownedIdentityPools() {
    return owned("identity-pool");
  }

  private Set<String> owned(String type) {
    return grants.stream()
        .filter(grant -> grant.role() == Role.RESOURCE_OWNER)
        .map(Grant::pattern)
        .filter(pattern -> type.equals(pattern.resourceType()) && !pattern.prefixed())
        .map(CrnPattern::resourceName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Environments with an EnvironmentAdmin binding. */
  public Set<String> administeredEnvironments() {
    return grants.stream()
        .filter(grant -> grant.role() == Role.ENVIRONMENT_ADMIN)
        .map(grant -> grant.pattern().environment())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Clusters with a CloudClusterAdmin binding. */
  public Set<String> administeredClusters() {
    return grants.stream()
        .filter(grant -> grant.role() == Role.CLOUD_CLUSTER_ADMIN)
        .map(grant -> grant.pattern().cluster())
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean holds(Role role) {
    return grants.stream().anyMatch(grant -> grant.role() == role);
  }
}
