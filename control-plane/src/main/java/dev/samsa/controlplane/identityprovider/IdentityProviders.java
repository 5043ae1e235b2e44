package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes identity providers, and lets brokers know of each change. */
@ApplicationScoped
class IdentityProviders {
  private static final String SELECT =
      """
      SELECT p.*, ARRAY(
        SELECT k.algorithm || ' ' || k.key_id FROM identity_provider_key k
        WHERE k.provider_id = p.id ORDER BY k.key_id) AS keys
      FROM identity_provider p WHERE p.organization_id = ? AND p.deleted_at IS NULL
      """;

  private final Database database;
  private final AccessChanges accessChanges;
  private final IdentityProviderConfig config;
  private final Clock clock;

  IdentityProviders(
      Database database, AccessChanges accessChanges, IdentityProviderConfig config, Clock clock) {
    this.database = database;
    this.accessChanges = accessChanges;
    this.config = config;
    this.clock = clock;
  }

  Optional<IdentityProvider> find(long organizationKey, String publicId) {
    return database.first(
        SELECT + " AND p.public_id = ?", IdentityProviders::read, organizationKey, publicId);
  }

  List<IdentityProvider> page(long organizationKey, long afterKey, int limit) {
    return database.list(
        SELECT + " AND p.id > ? ORDER BY p.id LIMIT ?",
        IdentityProviders::read,
        organizationKey,
        afterKey,
        limit);
  }

  /**
   * A new provider; its keys are fetched soon afterwards.
   *
   * @throws ApiException 402 if the organization has as many as it may, 409 if it has one of that
   *     name
   */
  @Transactional(TxType.MANDATORY)
  IdentityProvider create(long organizationKey, ProviderRules.Provider wanted) {
    requireRoom(organizationKey);
    String id = PublicIds.create("op");
    Instant now = clock.instant();
    try {
      database.update(
          """
          INSERT INTO identity_provider (public_id, organization_id, display_name, description,
            issuer, jwks_uri, identity_claim, state, next_fetch_at, created_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          id,
          organizationKey,
          wanted.displayName(),
          wanted.description(),
          wanted.issuer(),
          wanted.jwksUri(),
          wanted.identityClaim(),
          wanted.state().name(),
          now,
          now,
          now);
    } catch (DatabaseException e) {
      throw nameTaken(e, wanted.displayName());
    }
    return find(organizationKey, id).orElseThrow();
  }

  /**
   * Changes a provider, and has its keys fetched anew. Those of another address are forgotten at
   * once.
   *
   * @throws ApiException 409 if the organization has another of that name
   */
  @Transactional(TxType.MANDATORY)
  IdentityProvider update(
      long organizationKey, IdentityProvider current, ProviderRules.Provider wanted) {
    Instant now = clock.instant();
    try {
      database.update(
          """
          UPDATE identity_provider SET display_name = ?, description = ?, issuer = ?,
            jwks_uri = ?, identity_claim = ?, state = ?, next_fetch_at = ?, fetch_failures = 0,
            updated_at = ?, version = version + 1
          WHERE id = ? AND deleted_at IS NULL
          """,
          wanted.displayName(),
          wanted.description(),
          wanted.issuer(),
          wanted.jwksUri(),
          wanted.identityClaim(),
          wanted.state().name(),
          now,
          now,
          current.key());
    } catch (DatabaseException e) {
      throw nameTaken(e, wanted.displayName());
    }
    if (!wanted.jwksUri().equals(current.jwksUri())) {
      database.update("DELETE FROM identity_provider_key WHERE provider_id = ?", current.key());
    }
    accessChanges.organization(organizationKey);
    return find(organizationKey, current.publicId())
        .orElseThrow(() -> ApiException.notFound("Identity provider", current.publicId()));
  }

  @Transactional(TxType.MANDATORY)
  void delete(long organizationKey, IdentityProvider provider) {
    Instant now = clock.instant();
    database.update(
        "UPDATE identity_provider SET deleted_at = ?, updated_at = ?, version = version + 1"
            + " WHERE id = ? AND deleted_at IS NULL",
        now,
        now,
        provider.key());
    database.update("DELETE FROM identity_provider_key WHERE provider_id = ?", provider.key());
    accessChanges.organization(organizationKey);
  }

  private void requireRoom(long organizationKey) {
    // One request of an organization at a time, or two could take the last place.
    database.list(
        "SELECT id FROM organization WHERE id = ? FOR NO KEY UPDATE",
        row -> row.getLong(1),
        organizationKey);
    if (page(organizationKey, 0, config.perOrganization()).size() >= config.perOrganization()) {
      throw ApiException.of(
          ErrorCode.QUOTA_EXCEEDED,
          "This organization has "
              + config.perOrganization()
              + " identity providers, as many as it may; delete one first.");
    }
  }

  private static RuntimeException nameTaken(DatabaseException e, String displayName) {
    return e.isUniqueViolation()
        ? ApiException.conflict(
            "This organization has an identity provider named "
                + displayName
                + "; choose another name.")
        : e;
  }

  private static IdentityProvider read(ResultSet row) throws SQLException {
    return new IdentityProvider(
        row.getLong("id"),
        row.getString("public_id"),
        row.getString("display_name"),
        row.getString("description"),
        row.getString("issuer"),
        row.getString("jwks_uri"),
        row.getString("identity_claim"),
        EnabledState.valueOf(row.getString("state")),
        keys((String[]) row.getArray("keys").getArray()),
        Database.instant(row, "keys_fetched_at"),
        row.getString("keys_problem"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }

  private static List<IdentityProvider.PublishedKey> keys(String[] rows) {
    List<IdentityProvider.PublishedKey> keys = new ArrayList<>();
    for (String row : rows) {
      int blank = row.indexOf(' ');
      keys.add(
          new IdentityProvider.PublishedKey(row.substring(blank + 1), row.substring(0, blank)));
    }
    return List.copyOf(keys);
  }
}
