package dev.samsa.controlplane.rolebinding;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.authorization.CrnPattern;
import dev.samsa.controlplane.authorization.Role;

/**
 * A role binding that is asked for, with its form checked: what it refers to may still not exist.
 *
 * @param principal {@code u-…}, {@code sa-…} or {@code pool-…}
 * @param crnPattern exactly as given
 */
record BindingRequest(String principal, Role role, String crnPattern, CrnPattern pattern) {
  private static final TextRule PATTERN = new TextRule("/crn_pattern", 1024);

  /**
   * Checks the fields of a request.
   *
   * @throws ApiException 400 with what to change
   */
  static BindingRequest parse(String principal, String roleName, String crnPattern) {
    String given = PATTERN.required(crnPattern);
    CrnPattern pattern =
        CrnPattern.parse(given)
            .orElseThrow(() ->
                ApiException.invalid(
                    "/crn_pattern",
                    "crn_pattern must be the resource_name of an organization, environment or"
                        + " cluster, or such a name with /kafka=lkc-x/topic=NAME (group=,"
                        + " transactional-id=) behind it; a star may end NAME."));
    Role role =
        Role.named(roleName == null ? "" : roleName)
            .orElseThrow(() ->
                ApiException.invalid(
                    "/role_name", "role_name must be one of " + Role.names() + "."));
    if (!role.canBindAt(pattern.level())) {
      throw ApiException.invalid(
          "/crn_pattern",
          "The role "
              + role.wireName()
              + " cannot be bound at the level of this pattern; it goes with: "
              + role.levelNames()
              + ".");
    }
    return new BindingRequest(principalId(principal), role, given, pattern);
  }

  private static String principalId(String principal) {
    if (principal != null && principal.startsWith(RoleBindingView.PRINCIPAL_TYPE)) {
      String id = principal.substring(RoleBindingView.PRINCIPAL_TYPE.length());
      if (id.startsWith("u-") || id.startsWith("sa-") || id.startsWith("pool-")) {
        return id;
      }
    }
    throw ApiException.invalid(
        "/principal",
        "principal must be User: and the id of a user (u-…), service account (sa-…) or identity"
            + " pool (pool-…).");
  }
}
