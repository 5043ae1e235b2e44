package dev.samsa.controlplane.rolebinding;

import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What the caller may do on the control plane, for buttons that say why they cannot be pressed. A
 * courtesy: each route decides for itself.
 */
@Path("/iam/v2/permissions")
@Tag(name = "Role bindings (iam/v2)")
public class PermissionsResource {
  private static final int MOST_NAMED = 5;

  private final Authorization authorization;
  private final CurrentCaller caller;
  private final Database database;

  public PermissionsResource(Authorization authorization, CurrentCaller caller, Database database) {
    this.authorization = authorization;
    this.caller = caller;
    this.database = database;
  }

  /**
   * What follows from the caller's role bindings.
   *
   * @param organization_admin whether it administers the organization, and so all below it
   * @param billing_admin whether it sees costs and decides how they are paid
   * @param environment_admin environments that it administers besides
   * @param cluster_admin clusters that it administers besides
   * @param granted_by e-mails of those who can give more, at most five
   */
  public record PermissionsView(
      String api_version,
      String kind,
      boolean organization_admin,
      boolean billing_admin,
      List<String> environment_admin,
      List<String> cluster_admin,
      List<String> granted_by) {}

  @GET
  public PermissionsView getPermissions() {
    Caller.Tenant tenant = caller.tenant();
    Permissions permissions = authorization.permissions(tenant);
    return new PermissionsView(
        "iam/v2",
        "Permissions",
        permissions.isOrganizationAdmin(),
        permissions.isBillingAdmin(),
        permissions.administeredEnvironments().stream().sorted().toList(),
        permissions.administeredClusters().stream().sorted().toList(),
        administrators(tenant.organizationKey()));
  }

  private List<String> administrators(long organizationKey) {
    return database.list(
        """
        SELECT DISTINCT a.email
        FROM role_binding b
          JOIN member m ON m.public_id = b.principal AND m.organization_id = b.organization_id
          JOIN account a ON a.id = m.account_id
        WHERE b.organization_id = ? AND b.role_name = 'OrganizationAdmin'
          AND b.deleted_at IS NULL AND m.deleted_at IS NULL
        ORDER BY a.email LIMIT ?
        """,
        row -> row.getString("email"),
        organizationKey,
        MOST_NAMED);
  }
}
