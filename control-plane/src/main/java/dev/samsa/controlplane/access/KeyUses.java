package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * When each API key was used last, so that those which nobody needs can be found. Coarse on
 * purpose: a key that is in use costs one write each five minutes, whatever it does.
 */
@ApplicationScoped
public class KeyUses {
  private static final Duration STEP = Duration.ofMinutes(5);

  private final Database database;
  private final Clock clock;

  public KeyUses(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Clients of that cluster used these keys; those of other clusters are read over. */
  public void onCluster(String clusterId, Collection<String> keys) {
    if (!keys.isEmpty()) {
      write(clusterId, keys);
    }
  }

  /** A request was signed in with this key. */
  public void onPlatform(String key, String scope, Instant lastUsed) {
    if (lastUsed == null || lastUsed.isBefore(clock.instant().minus(STEP))) {
      write(scope, List.of(key));
    }
  }

  private void write(String scope, Collection<String> keys) {
    Instant now = clock.instant();
    database.update(
        """
        UPDATE api_key SET last_used_at = ?
        WHERE scope = ? AND public_id = ANY(?) AND deleted_at IS NULL
          AND (last_used_at IS NULL OR last_used_at < ?)
        """,
        now,
        scope,
        keys.toArray(String[]::new),
        now.minus(STEP));
  }
}
