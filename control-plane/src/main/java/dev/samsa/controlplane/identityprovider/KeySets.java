package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.database.Database;
import dev.samsa.description.access.TokenKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which key sets are to be fetched, and what came of it. */
@ApplicationScoped
class KeySets {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final int LONGEST_PROBLEM = 300;
  private static final int AT_ONCE = 20;

  private final Database database;
  private final AccessChanges accessChanges;

  KeySets(Database database, AccessChanges accessChanges) {
    this.database = database;
    this.accessChanges = accessChanges;
  }

  /** A key set to fetch. */
  record Due(long provider, long organizationKey, String jwksUri, int failures) {}

  /** Takes what is due; a process that dies with it lets go when the lease ends. */
  @Transactional
  List<Due> lease(Instant now) {
    return database.list(
        """
        UPDATE identity_provider p SET next_fetch_at = ?
        FROM (
          SELECT id FROM identity_provider
          WHERE deleted_at IS NULL AND state = 'ENABLED' AND next_fetch_at <= ?
          ORDER BY next_fetch_at LIMIT ? FOR UPDATE SKIP LOCKED) due
        WHERE p.id = due.id
        RETURNING p.id, p.organization_id, p.jwks_uri, p.fetch_failures
        """,
        row ->
            new Due(
                row.getLong("id"),
                row.getLong("organization_id"),
                row.getString("jwks_uri"),
                row.getInt("fetch_failures")),
        now.plus(LEASE),
        now,
        AT_ONCE);
  }

  /** Puts a set in place of the one before, and lets brokers know if it is another. */
  @Transactional
  void fetched(Due due, List<TokenKey> keys, Instant now) {
    // A provider that was changed or deleted meanwhile is not what was fetched for.
    Optional<Boolean> current =
        database.first(
            """
            UPDATE identity_provider SET keys_fetched_at = ?, keys_problem = '',
              fetch_failures = 0, next_fetch_at = ?
            WHERE id = ? AND jwks_uri = ? AND deleted_at IS NULL RETURNING id
            """,
            row -> true,
            now,
            now.plus(FRESH),
            due.provider(),
            due.jwksUri());
    if (current.isEmpty() || keys.equals(stored(due.provider()))) {
      return;
    }
    database.update("DELETE FROM identity_provider_key WHERE provider_id = ?", due.provider());
    keys.forEach(key ->
        database.update(
            "INSERT INTO identity_provider_key (provider_id, key_id, algorithm, public_key)"
                + " VALUES (?, ?, ?, ?)",
            due.provider(),
            key.keyId(),
            key.algorithm(),
            key.publicKey()));
    accessChanges.organization(due.organizationKey());
  }

  /** Another attempt later; the keys stay as they were. */
  @Transactional
  void failed(Due due, String problem, Instant now) {
    database.update(
        """
        UPDATE identity_provider SET keys_problem = ?, fetch_failures = fetch_failures + 1,
          next_fetch_at = ?
        WHERE id = ? AND jwks_uri = ? AND deleted_at IS NULL
        """,
        problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem,
        now.plus(pause(due.failures())),
        due.provider(),
        due.jwksUri());
  }

  /** Twice as long each time, until it is as long as between successes. */
  static Duration pause(int failuresBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
    return pause.compareTo(FRESH) > 0 ? FRESH : pause;
  }

  private List<TokenKey> stored(long provider) {
    return database
        .list(
            "SELECT key_id, algorithm, public_key FROM identity_provider_key WHERE provider_id = ?",
            row ->
                new TokenKey(
                    row.getString("key_id"),
                    row.getString("algorithm"),
                    row.getString("public_key")),
            provider)
        .stream()
        .sorted(java.util.Comparator.comparing(TokenKey::keyId))
        .toList();
  }
}
