package dev.samsa.controlplane.access;

import dev.samsa.controlplane.authorization.CrnPattern;
import dev.samsa.description.access.RoleGrant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Which role bindings reach which cluster. */
final class GrantPlan {
  private static final Map<String, String> RESOURCE_TYPES =
      Map.of("topic", "TOPIC", "group", "GROUP", "transactional-id", "TRANSACTIONAL_ID");

  private GrantPlan() {}

  /** A role binding as it is stored. */
  record Binding(String principal, String role, String crnPattern) {}

  /** A cluster with what it lies in. */
  record Place(UUID organization, String environment, String cluster) {}

  /**
   * The binding as that cluster's brokers are told of it; empty if it says nothing about the
   * cluster. A role on an organization or environment reaches every cluster in it; what the role
   * allows there is the broker's to decide.
   */
  static Optional<RoleGrant> reaching(Binding binding, Place place) {
    return CrnPattern.parse(binding.crnPattern())
        .filter(pattern -> pattern.organization().equals(place.organization()))
        .filter(pattern -> covers(pattern.environment(), place.environment()))
        .filter(pattern -> covers(pattern.cluster(), place.cluster()))
        .flatMap(pattern -> grant(binding, pattern));
  }

  private static boolean covers(String part, String wanted) {
    return part == null || Objects.equals(part, wanted);
  }

  private static Optional<RoleGrant> grant(Binding binding, CrnPattern pattern) {
    if (pattern.resourceType() == null) {
      return Optional.of(new RoleGrant(binding.principal(), binding.role(), null, null, false));
    }
    // Other resources, such as service accounts, are nothing to a broker.
    return Optional.ofNullable(RESOURCE_TYPES.get(pattern.resourceType()))
        .filter(type -> pattern.cluster() != null)
        .map(type ->
            new RoleGrant(
                binding.principal(),
                binding.role(),
                type,
                pattern.resourceName(),
                pattern.prefixed()));
  }
}
