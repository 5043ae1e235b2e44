package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.environment.EnvironmentUsed;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.region.Region;
import dev.samsa.controlplane.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;

/** What tenants do with their clusters. */
@ApplicationScoped
public class Clusters {
  /** A worker can only come between a few times: it moves a cluster on, never back and forth. */
  private static final int ATTEMPTS = 10;

  private final ClusterStore store;
  private final ClusterQueries queries;
  private final Regions regions;
  private final Authorization authorization;
  private final AuditLog audit;
  private final Database database;
  private final ClusterConfig config;
  private final Event<EnvironmentUsed> environmentUsed;

  public Clusters(
      ClusterStore store,
      ClusterQueries queries,
      Regions regions,
      Authorization authorization,
      AuditLog audit,
      Database database,
      ClusterConfig config,
      Event<EnvironmentUsed> environmentUsed) {
    this.store = store;
    this.queries = queries;
    this.regions = regions;
    this.authorization = authorization;
    this.audit = audit;
    this.database = database;
    this.config = config;
    this.environmentUsed = environmentUsed;
  }

  /**
   * Accepts a new cluster.
   *
   * @throws ApiException 404 for an environment that the caller does not see, 403 without the role,
   *     400 for an unknown region, 402 when the organization has all the clusters it may have
   */
  @Transactional
  ClusterRow create(Caller.Tenant caller, ClusterRules.Wanted wanted) {
    long environment = environmentKey(caller, wanted.environment());
    authorization.requireEnvironmentAdmin(caller, wanted.environment());
    Region region = regions.require(wanted.cloud(), wanted.region());
    requireRoomFor(caller);
    ClusterRow created =
        store.insert(
            new ClusterStore.NewCluster(
                PublicIds.create("lkc"),
                caller.organizationKey(),
                environment,
                wanted.displayName(),
                wanted.tier(),
                wanted.availability(),
                wanted.multiZone(),
                region.cloud(),
                region.name(),
                wanted.maxEcku(),
                wanted.cku(),
                wanted.deletionProtection(),
                Uuid.randomUuid().toString()));
    environmentUsed.fire(new EnvironmentUsed(wanted.environment()));
    audit.record(AuditEntry.by(caller, "cluster.create", created.id()));
    return created;
  }

  /**
   * The cluster, if the caller sees it.
   *
   * @param environment where it must lie; null for anywhere
   * @throws ApiException 404 if not
   */
  ClusterRow require(Caller.Tenant caller, String id, String environment) {
    return own(caller, id, environment)
        .filter(row -> row.deletedAt() == null)
        .orElseThrow(() -> ApiException.notFound("Kafka cluster", id));
  }

  /**
   * Clusters of an environment that the caller sees.
   *
   * @throws ApiException 404 for an environment that the caller does not see
   */
  List<ClusterRow> page(
      Caller.Tenant caller, ClusterQueries.Filter filter, long afterKey, int limit) {
    environmentKey(caller, filter.environment());
    return queries.page(
        caller.organizationKey(), authorization.permissions(caller), filter, afterKey, limit);
  }

  /** Deleted clusters that can be had back. */
  List<ClusterRow> recyclePage(Caller.Tenant caller, long afterKey, int limit) {
    return queries.recyclePage(
        caller.organizationKey(), authorization.permissions(caller), afterKey, limit);
  }

  @Transactional
  ClusterRow update(Caller.Tenant caller, String id, String environment, ClusterInput.Spec spec) {
    requireAdmin(caller, require(caller, id, environment));
    ClusterRow changed =
        insist(
            () -> require(caller, id, environment),
            row -> {
              boolean done = store.amend(row, ClusterRules.patch(row, spec));
              return done ? store.find(id) : Optional.empty();
            });
    audit.record(AuditEntry.by(caller, "cluster.update", id));
    return changed;
  }

  /**
   * Deletes a cluster: it is gone for the tenant at once and can be had back for the grace period.
   *
   * @throws ApiException 409 while deletion protection is on
   */
  @Transactional
  void delete(Caller.Tenant caller, String id, String environment) {
    requireAdmin(caller, require(caller, id, environment));
    insist(
        () -> require(caller, id, environment),
        row -> {
          if (row.deletionProtection()) {
            // Clients know this refusal by its code.
            throw ApiException.of(
                ErrorCode.DELETION_PROTECTION_ENABLED,
                "Kafka cluster "
                    + id
                    + " is protected from deletion; set spec.deletion_protection to false first.");
          }
          return store.transition(row, ClusterState.STOPPING, "deleted by its tenant");
        });
    audit.record(AuditEntry.by(caller, "cluster.delete", id));
  }

  /** Takes a cluster back out of the recycle list. */
  @Transactional
  ClusterRow restore(Caller.Tenant caller, String id) {
    requireAdmin(caller, requireDeleted(caller, id));
    requireRoomFor(caller);
    ClusterRow restored =
        insist(
            () -> requireDeleted(caller, id),
            row -> store.transition(row, ClusterState.RESTORING, "taken back by its tenant"));
    audit.record(AuditEntry.by(caller, "cluster.restore", id));
    return restored;
  }

  private interface Read {
    ClusterRow now();
  }

  /** Tries anew on the row as it then is, as long as a worker was faster. */
  private static ClusterRow insist(Read read, Function<ClusterRow, Optional<ClusterRow>> change) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<ClusterRow> changed = change.apply(read.now());
      if (changed.isPresent()) {
        return changed.get();
      }
    }
    throw ApiException.conflict("The cluster is changing right now; send the request again.");
  }

  private ClusterRow requireDeleted(Caller.Tenant caller, String id) {
    return own(caller, id, null)
        .filter(row -> row.state().accepts(ClusterState.Command.RESTORE))
        .orElseThrow(() -> ApiException.notFound("Deleted Kafka cluster", id));
  }

  private Optional<ClusterRow> own(Caller.Tenant caller, String id, String environment) {
    return store
        .find(id)
        .filter(row -> row.organizationKey() == caller.organizationKey())
        .filter(row -> environment == null || environment.equals(row.environment()))
        .filter(row -> authorization.canSeeCluster(caller, row.environment(), row.id()));
  }

  private void requireAdmin(Caller.Tenant caller, ClusterRow row) {
    authorization.requireClusterAdmin(caller, row.environment(), row.id());
  }

  private long environmentKey(Caller.Tenant caller, String environment) {
    return database
        .first(
            """
            SELECT id FROM environment
            WHERE public_id = ? AND organization_id = ? AND deleted_at IS NULL
            """,
            row -> row.getLong(1),
            environment,
            caller.organizationKey())
        .filter(key -> authorization.canSeeEnvironment(caller, environment))
        .orElseThrow(() -> ApiException.notFound("Environment", environment));
  }

  private void requireRoomFor(Caller.Tenant caller) {
    // One request of an organization at a time, or two could take the last place.
    database.list(
        "SELECT id FROM organization WHERE id = ? FOR NO KEY UPDATE",
        row -> row.getLong(1),
        caller.organizationKey());
    if (queries.count(caller.organizationKey()) >= config.perOrganization()) {
      throw ApiException.of(
          ErrorCode.QUOTA_EXCEEDED,
          "This organization has "
              + config.perOrganization()
              + " Kafka clusters, as many as it may; delete one or ask the operator for more.");
    }
  }
}
