package dev.samsa.controlplane.rolebinding;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Role;
import dev.samsa.controlplane.identity.Caller.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Gives a new object an owner other than who made it ({@code ?assigned_resource_owner=}). */
@ApplicationScoped
public class ResourceOwners {
  private final RoleBindings bindings;
  private final BindingTargets targets;
  private final AuditLog audit;

  ResourceOwners(RoleBindings bindings, BindingTargets targets, AuditLog audit) {
    this.bindings = bindings;
    this.targets = targets;
    this.audit = audit;
  }

  /**
   * Binds ResourceOwner.
   *
   * @param owner {@code u-…} or {@code sa-…}; null or empty for nobody
   * @param resourceName of the object
   * @throws ApiException 404 unless the owner is of the caller's organization
   */
  @Transactional(TxType.MANDATORY)
  public void assign(Tenant caller, String owner, String resourceName) {
    if (owner == null || owner.isBlank()) {
      return;
    }
    targets.requirePrincipal(caller, owner);
    RoleBinding created =
        bindings.create(caller.organizationKey(), owner, Role.RESOURCE_OWNER, resourceName);
    audit.record(
        AuditEntry.by(caller, "role-binding.create", created.publicId())
            .with(owner + " " + Role.RESOURCE_OWNER.wireName()));
  }
}
