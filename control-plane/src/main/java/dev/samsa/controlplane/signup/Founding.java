package dev.samsa.controlplane.signup;

import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.authorization.Role;
import dev.samsa.controlplane.environment.Environment;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.organization.Organization;
import dev.samsa.controlplane.organization.Organizations;
import dev.samsa.controlplane.rolebinding.RoleBindings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Founds organizations: each has an environment from the start, and one who administers it. */
@ApplicationScoped
public class Founding {
  private static final String DEFAULT_ENVIRONMENT = "default";

  private final Organizations organizations;
  private final Environments environments;
  private final RoleBindings roleBindings;

  public Founding(
      Organizations organizations, Environments environments, RoleBindings roleBindings) {
    this.organizations = organizations;
    this.environments = environments;
    this.roleBindings = roleBindings;
  }

  /** A new organization with its default environment. */
  public record Founded(Organization organization, Environment environment) {}

  /**
   * Founds an organization.
   *
   * @param administrator {@code u-…} of who administers it, and joins it now or by invitation
   */
  @Transactional(TxType.MANDATORY)
  public Founded found(String displayName, String administrator) {
    Organization organization = organizations.create(displayName);
    Environment environment = environments.create(organization.key(), DEFAULT_ENVIRONMENT, null);
    roleBindings.create(
        organization.key(),
        administrator,
        Role.ORGANIZATION_ADMIN,
        Crn.organization(organization.publicId()));
    return new Founded(organization, environment);
  }
}
