package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.session.ClusterTokens;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.access.ApiKeyEntry;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.RoleGrant;
import dev.samsa.description.access.ServiceMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Assembles access snapshots from the tables. */
@ApplicationScoped
public class AccessSnapshots {
  private final Database database;
  private final ClusterTokens tokens;
  private final ServiceLimits limits;
  private final TrustedIdentities identities;

  public AccessSnapshots(
      Database database, ClusterTokens tokens, ServiceLimits limits, TrustedIdentities identities) {
    this.database = database;
    this.tokens = tokens;
    this.limits = limits;
    this.identities = identities;
  }

  private record Head(long number, long organizationKey, boolean active, GrantPlan.Place place) {}

  /** Number of the newest snapshot; empty if there is no such cluster. */
  public OptionalLong number(String clusterId) {
    return database
        .first(
            "SELECT access_number FROM kafka_cluster WHERE public_id = ? AND state <> 'DELETED'",
            row -> row.getLong(1),
            clusterId)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /**
   * The newest snapshot; empty if there is no such cluster. It may hold changes of a later number
   * already, never lack one of its own: the number is read first.
   */
  @Transactional
  public Optional<AccessSnapshot> assemble(String clusterId) {
    return head(clusterId).map(head -> assemble(clusterId, head));
  }

  private AccessSnapshot assemble(String clusterId, Head head) {
    ServiceLimits.Limits held = limits.of(clusterId);
    return new AccessSnapshot(
        AccessSnapshot.SCHEMA_VERSION,
        clusterId,
        head.number(),
        head.active() ? held.mode() : ServiceMode.OFF,
        keys(clusterId),
        grants(head),
        List.of(tokens.publicKey()),
        QuotaPlan.merged(quotas(clusterId), held.quotas()),
        identities.of(head.organizationKey()));
  }

  private Optional<Head> head(String clusterId) {
    return database.first(
        """
        SELECT c.access_number, c.organization_id, o.state = 'ACTIVE' AS active,
          o.public_id AS organization, e.public_id AS environment
        FROM kafka_cluster c
          JOIN organization o ON o.id = c.organization_id
          JOIN environment e ON e.id = c.environment_id
        WHERE c.public_id = ? AND c.state <> 'DELETED'
        """,
        row ->
            new Head(
                row.getLong("access_number"),
                row.getLong("organization_id"),
                row.getBoolean("active"),
                new GrantPlan.Place(
                    row.getObject("organization", UUID.class),
                    row.getString("environment"),
                    clusterId)),
        clusterId);
  }

  private List<ApiKeyEntry> keys(String clusterId) {
    return database.list(
        """
        SELECT public_id, secret_hash, owner FROM api_key
        WHERE scope = ? AND deleted_at IS NULL ORDER BY id
        """,
        row ->
            new ApiKeyEntry(
                row.getString("public_id"), row.getString("secret_hash"), row.getString("owner")),
        clusterId);
  }

  private List<PrincipalQuota> quotas(String clusterId) {
    return database.list(
        """
        SELECT p.principal, q.ingress, q.egress
        FROM client_quota_principal p
          JOIN client_quota q ON q.id = p.quota_id
          JOIN kafka_cluster c ON c.id = p.cluster_id
        WHERE c.public_id = ? ORDER BY p.principal
        """,
        row ->
            new PrincipalQuota(
                row.getString("principal"),
                row.getObject("ingress", Long.class),
                row.getObject("egress", Long.class)),
        clusterId);
  }

  private List<RoleGrant> grants(Head head) {
    return database
        .list(
            """
            SELECT principal, role_name, crn_pattern FROM role_binding
            WHERE organization_id = ? AND deleted_at IS NULL ORDER BY id
            """,
            row ->
                new GrantPlan.Binding(
                    row.getString("principal"),
                    row.getString("role_name"),
                    row.getString("crn_pattern")),
            head.organizationKey())
        .stream()
        .flatMap(binding -> GrantPlan.reaching(binding, head.place()).stream())
        .distinct()
        .toList();
  }
}
