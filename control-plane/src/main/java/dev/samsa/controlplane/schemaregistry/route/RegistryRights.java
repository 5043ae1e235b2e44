package dev.samsa.controlplane.schemaregistry.route;

import dev.samsa.controlplane.authorization.CrnPattern;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.authorization.Role;
import dev.samsa.controlplane.schemaregistry.route.RegistryCall.Need;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a principal may do in one registry, from its role bindings (wire contract 2.7). Pure.
 *
 * @param environment that the registry is of
 * @param registry {@code lsrc-…}
 */
record RegistryRights(Permissions permissions, String environment, String registry) {

  /** Whether it may do that to the registry as a whole, and so to every subject. */
  boolean mayAll(Need need) {
    if (permissions.isEnvironmentAdmin(environment) || heldInEnvironment(Role.DATA_STEWARD)) {
      return true;
    }
    return switch (need) {
      case SIGHT -> true;
      case READ -> heldInEnvironment(Role.DATA_DISCOVERY);
      case MANAGE ->
          permissions.grants().stream()
              .anyMatch(grant ->
                  grant.role() == Role.DEVELOPER_MANAGE
                      && grant.pattern().level() == CrnPattern.Level.CLUSTER
                      && here(grant.pattern()));
      case WRITE, ADMIN -> false;
    };
  }

  /** Whether it may do that to a subject. */
  boolean may(Need need, String subject) {
    return mayAll(need)
        || permissions.grants().stream()
            .anyMatch(
                grant -> allowedBy(grant.role()).contains(need) && names(grant.pattern(), subject));
  }

  private static Set<Need> allowedBy(Role role) {
    return switch (role) {
      case DEVELOPER_READ -> EnumSet.of(Need.READ);
      case DEVELOPER_WRITE -> EnumSet.of(Need.READ, Need.WRITE);
      case DEVELOPER_MANAGE -> EnumSet.of(Need.MANAGE);
      case RESOURCE_OWNER -> EnumSet.of(Need.READ, Need.WRITE, Need.MANAGE);
      default -> EnumSet.noneOf(Need.class);
    };
  }

  private boolean names(CrnPattern pattern, String subject) {
    if (!here(pattern) || !"subject".equals(pattern.resourceType())) {
      return false;
    }
    return pattern.prefixed()
        ? subject.startsWith(pattern.resourceName())
        : subject.equals(pattern.resourceName());
  }

  private boolean here(CrnPattern pattern) {
    return environment.equals(pattern.environment()) && registry.equals(pattern.cluster());
  }

  private boolean heldInEnvironment(Role role) {
    return permissions.grants().stream()
        .anyMatch(
            grant -> grant.role() == role && environment.equals(grant.pattern().environment()));
  }
}
