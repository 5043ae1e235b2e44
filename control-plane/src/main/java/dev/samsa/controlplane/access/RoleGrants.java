package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.access.RoleGrant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A principal's role bindings as one cluster's brokers are told of them, each with its id. */
@ApplicationScoped
public class RoleGrants {
  private final Database database;

  public RoleGrants(Database database) {
    this.database = database;
  }

  /**
   * One binding.
   *
   * @param id {@code rb-…}
   * @param grant what brokers see of it
   */
  public record Bound(String id, RoleGrant grant) {}

  /**
   * Those that reach the cluster, oldest first.
   *
   * @param principal {@code u-…}, {@code sa-…} or {@code pool-…}
   */
  public List<Bound> of(
      long organizationKey,
      UUID organization,
      String environment,
      String cluster,
      String principal) {
    GrantPlan.Place place = new GrantPlan.Place(organization, environment, cluster);
    return database
        .list(
            """
            SELECT public_id, principal, role_name, crn_pattern FROM role_binding
            WHERE organization_id = ? AND principal = ? AND deleted_at IS NULL ORDER BY id
            """,
            RoleGrants::read,
            organizationKey,
            principal)
        .stream()
        .flatMap(stored ->
            GrantPlan.reaching(stored.binding(), place).stream()
                .map(grant -> new Bound(stored.id(), grant)))
        .toList();
  }

  private record Stored(String id, GrantPlan.Binding binding) {}

  private static Stored read(ResultSet row) throws SQLException {
    return new Stored(
        row.getString("public_id"),
        new GrantPlan.Binding(
            row.getString("principal"), row.getString("role_name"), row.getString("crn_pattern")));
  }
}
