package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.identity.PrincipalRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes identity pools, and lets brokers know of each change. */
@ApplicationScoped
public class IdentityPools {
  private static final String SELECT =
      """
      SELECT q.*, p.public_id AS provider
      FROM identity_pool q JOIN identity_provider p ON p.id = q.provider_id
      WHERE q.organization_id = ? AND q.deleted_at IS NULL AND p.deleted_at IS NULL
      """;

  private final Database database;
  private final AccessChanges accessChanges;
  private final IdentityProviderConfig config;
  private final Event<PrincipalRemoved> removed;
  private final Clock clock;

  IdentityPools(
      Database database,
      AccessChanges accessChanges,
      IdentityProviderConfig config,
      Event<PrincipalRemoved> removed,
      Clock clock) {
    this.database = database;
    this.accessChanges = accessChanges;
    this.config = config;
    this.removed = removed;
    this.clock = clock;
  }

  /** Whether the organization has that pool, {@code pool-…}. */
  public boolean exists(long organizationKey, String publicId) {
    return database
        .first(SELECT + " AND q.public_id = ?", row -> row.getLong("id"), organizationKey, publicId)
        .isPresent();
  }

  Optional<IdentityPool> find(long organizationKey, IdentityProvider provider, String publicId) {
    return database.first(
        SELECT + " AND q.provider_id = ? AND q.public_id = ?",
        IdentityPools::read,
        organizationKey,
        provider.key(),
        publicId);
  }

  List<IdentityPool> page(
      long organizationKey, IdentityProvider provider, long afterKey, int limit) {
    return database.list(
        SELECT + " AND q.provider_id = ? AND q.id > ? ORDER BY q.id LIMIT ?",
        IdentityPools::read,
        organizationKey,
        provider.key(),
        afterKey,
        limit);
  }

  /**
   * A new pool.
   *
   * @throws ApiException 402 if the provider has as many as it may, 409 if it has one of that name
   */
  @Transactional(TxType.MANDATORY)
  IdentityPool create(long organizationKey, IdentityProvider provider, ProviderRules.Pool wanted) {
    requireRoom(organizationKey, provider);
    String id = PublicIds.create("pool");
    Instant now = clock.instant();
    try {
      database.update(
          """
          INSERT INTO identity_pool (public_id, provider_id, organization_id, display_name,
            description, identity_claim, filter, state, created_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          id,
          provider.key(),
          organizationKey,
          wanted.displayName(),
          wanted.description(),
          wanted.identityClaim(),
          wanted.filter(),
          wanted.state().name(),
          now,
          now);
    } catch (DatabaseException e) {
      throw nameTaken(e, wanted.displayName());
    }
    accessChanges.organization(organizationKey);
    return find(organizationKey, provider, id).orElseThrow();
  }

  /**
   * Changes a pool.
   *
   * @throws ApiException 409 if the provider has another of that name
   */
  @Transactional(TxType.MANDATORY)
  IdentityPool update(
      long organizationKey,
      IdentityProvider provider,
      IdentityPool current,
      ProviderRules.Pool wanted) {
    try {
      database.update(
          """
          UPDATE identity_pool SET display_name = ?, description = ?, identity_claim = ?,
            filter = ?, state = ?, updated_at = ?, version = version + 1
          WHERE id = ? AND deleted_at IS NULL
          """,
          wanted.displayName(),
          wanted.description(),
          wanted.identityClaim(),
          wanted.filter(),
          wanted.state().name(),
          clock.instant(),
          current.key());
    } catch (DatabaseException e) {
      throw nameTaken(e, wanted.displayName());
    }
    accessChanges.organization(organizationKey);
    return find(organizationKey, provider, current.publicId())
        .orElseThrow(() -> ApiException.notFound("Identity pool", current.publicId()));
  }

  /** Deletes a pool with its role bindings and quotas. */
  @Transactional(TxType.MANDATORY)
  void delete(long organizationKey, IdentityPool pool) {
    Instant now = clock.instant();
    database.update(
        "UPDATE identity_pool SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE id = ? AND deleted_at IS NULL",
        now,
        now,
        pool.key());
    accessChanges.organization(organizationKey);
    removed.fire(new PrincipalRemoved(organizationKey, pool.publicId()));
  }

  private void requireRoom(long organizationKey, IdentityProvider provider) {
    // One request of a provider at a time, or two could take the last place.
    database.list(
        "SELECT id FROM identity_provider WHERE id = ? FOR NO KEY UPDATE",
        row -> row.getLong(1),
        provider.key());
    int most = config.poolsPerProvider();
    if (page(organizationKey, provider, 0, most).size() >= most) {
      throw ApiException.of(
          ErrorCode.QUOTA_EXCEEDED,
          "This identity provider has " + most + " pools, as many as it may; delete one first.");
    }
  }

  private static RuntimeException nameTaken(DatabaseException e, String displayName) {
    return e.isUniqueViolation()
        ? ApiException.conflict(
            "This identity provider has a pool named " + displayName + "; choose another name.")
        : e;
  }

  private static IdentityPool read(ResultSet row) throws SQLException {
    return new IdentityPool(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("provider"),
        row.getString("display_name"),
        row.getString("description"),
        row.getString("identity_claim"),
        row.getString("filter"),
        EnabledState.valueOf(row.getString("state")),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
