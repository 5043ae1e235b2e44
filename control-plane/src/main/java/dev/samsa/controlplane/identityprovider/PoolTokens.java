package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.access.TrustedIdentities;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.description.access.IdentityPoolEntry;
import dev.samsa.description.access.IdentityProviderEntry;
import dev.samsa.description.identity.InvalidFilterException;
import dev.samsa.description.identity.PoolVerdict;
import dev.samsa.description.identity.TrustedPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds out for which pool a token of a tenant's own issuer speaks, by the brokers' rules. */
@ApplicationScoped
public class PoolTokens {
  private static final Logger LOG = Logger.getLogger(PoolTokens.class);

  private final Database database;
  private final TrustedIdentities identities;
  private final Clock clock;

  public PoolTokens(Database database, TrustedIdentities identities, Clock clock) {
    this.database = database;
    this.identities = identities;
    this.clock = clock;
  }

  private record Home(UUID organization, long organizationKey, boolean active) {}

  /**
   * Somebody whom a pool lets in.
   *
   * @param expiresAt until when by the token that was shown
   */
  public record Admission(Caller.Federated caller, Instant expiresAt) {}

  /**
   * The caller whose token it is.
   *
   * @param pool {@code pool-…} as it was claimed
   * @throws ApiException 401 unless that pool admits the token
   */
  public Admission admit(String pool, String token) {
    Home home = home(pool);
    PoolVerdict verdict =
        identities.of(home.organizationKey()).stream()
            .flatMap(provider ->
                provider.pools().stream()
                    .filter(entry -> entry.id().equals(pool))
                    .map(entry -> judge(provider, entry, token)))
            .findFirst()
            .orElseThrow(() -> notAdmitted(pool));
    return switch (verdict) {
      case PoolVerdict.Admitted admitted ->
          new Admission(
              new Caller.Federated(
                  home.organization(), home.organizationKey(), pool, admitted.identity()),
              admitted.expiresAt());
      case PoolVerdict.Refused refused -> {
        LOG.debugf("A token for %s is refused: %s", pool, refused.reason());
        throw notAdmitted(pool);
      }
    };
  }

  /**
   * The caller of a token that the platform gave out for a pool.
   *
   * @throws ApiException 401 if the pool is disabled or deleted
   */
  public Caller.Federated live(String pool, String identity) {
    Home home = home(pool);
    return new Caller.Federated(home.organization(), home.organizationKey(), pool, identity);
  }

  private PoolVerdict judge(IdentityProviderEntry provider, IdentityPoolEntry pool, String token) {
    try {
      return TrustedPool.of(provider, pool).judge(token, clock.instant());
    } catch (InvalidFilterException e) {
      return new PoolVerdict.Refused("its filter cannot be read");
    }
  }

  private Home home(String pool) {
    Optional<Home> found =
        database.first(
            """
            SELECT o.public_id, o.id, o.state = 'ACTIVE' AS active
            FROM identity_pool q
              JOIN identity_provider p ON p.id = q.provider_id
              JOIN organization o ON o.id = q.organization_id
            WHERE q.public_id = ? AND q.deleted_at IS NULL AND q.state = 'ENABLED'
              AND p.deleted_at IS NULL AND p.state = 'ENABLED'
            """,
            row ->
                new Home(
                    row.getObject("public_id", UUID.class),
                    row.getLong("id"),
                    row.getBoolean("active")),
            pool);
    return found.filter(Home::active).orElseThrow(() -> notAdmitted(pool));
  }

  private static ApiException notAdmitted(String pool) {
    return ApiException.of(
        ErrorCode.UNAUTHENTICATED,
        "Identity pool " + pool + " does not admit this token; look at its provider and filter.");
  }
}
