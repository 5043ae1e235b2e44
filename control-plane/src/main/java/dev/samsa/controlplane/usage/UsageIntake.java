package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.InvalidDescriptionException;
import dev.samsa.description.usage.UsageAck;
import dev.samsa.description.usage.UsageAck.Outcome;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes in batches: each is counted, known already, or kept aside; none is lost. */
@ApplicationScoped
public class UsageIntake {
  private final Database database;
  private final BatchArchive archive;
  private final BatchLedger ledger;
  private final BrokerStates brokers;
  private final Quarantine quarantine;
  private final CloseRequests closeRequests;
  private final BatchRules rules;
  private final Clock clock;

  public UsageIntake(
      Database database,
      BatchArchive archive,
      BatchLedger ledger,
      BrokerStates brokers,
      Quarantine quarantine,
      CloseRequests closeRequests,
      UsageConfig config,
      Clock clock) {
    this.database = database;
    this.archive = archive;
    this.ledger = ledger;
    this.brokers = brokers;
    this.quarantine = quarantine;
    this.closeRequests = closeRequests;
    this.rules = new BatchRules(config.retention(), config.aheadAllowed());
    this.clock = clock;
  }

  /**
   * Takes in a batch.
   *
   * @param lkc the cluster whose identity sent it
   * @param payload the batch as it came
   * @return what became of it; empty if that cluster never was
   */
  public Optional<UsageAck> take(String lkc, String payload) {
    return cluster(lkc).map(cluster -> take(cluster, payload));
  }

  private UsageAck take(MeteredCluster cluster, String payload) {
    Instant now = clock.instant();
    byte[] hash = sha256(payload);
    UsageBatch batch;
    try {
      batch = DescriptionJson.read(payload, UsageBatch.class);
    } catch (InvalidDescriptionException e) {
      return aside(cluster, e.getMessage(), hash, payload, now);
    }
    Optional<String> objection = rules.objection(batch, cluster, now);
    if (objection.isPresent()) {
      return aside(cluster, objection.get(), hash, payload, now);
    }
    if (!batch.closed()) {
      brokers.open(cluster.key(), batch, payload, now);
      return new UsageAck(Outcome.ACCEPTED, null, closeRequests.wants(cluster.key(), batch));
    }
    archive.prepare(Instant.ofEpochMilli(batch.windowStart()));
    try {
      Outcome outcome = ledger.accept(cluster.key(), batch, hash, payload, now);
      return new UsageAck(outcome, null, false);
    } catch (BatchRefusedException e) {
      return aside(cluster, e.getMessage(), hash, payload, now);
    }
  }

  private UsageAck aside(
      MeteredCluster cluster, String reason, byte[] hash, String payload, Instant now) {
    quarantine.keep(cluster, reason, hash, payload, now);
    return new UsageAck(Outcome.QUARANTINED, reason, false);
  }

  private Optional<MeteredCluster> cluster(String lkc) {
    return database.first(
        """
        SELECT c.id, c.public_id, c.created_at,
          (SELECT string_agg(n.node_id::text, ',') FROM kafka_node n
             WHERE n.cluster_id = c.id AND n.client_port IS NOT NULL) AS brokers,
          (SELECT string_agg(b.broker::text, ',') FROM usage_broker b
             WHERE b.cluster_id = c.id) AS heard
        FROM kafka_cluster c WHERE c.public_id = ?
        """,
        row ->
            new MeteredCluster(
                row.getLong("id"),
                row.getString("public_id"),
                Database.instant(row, "created_at"),
                ids(row.getString("brokers"), row.getString("heard"))),
        lkc);
  }

  private static Set<Integer> ids(String... lists) {
    return Stream.of(lists)
        .filter(list -> list != null)
        .flatMap(list -> Stream.of(list.split(",")))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  static byte[] sha256(String payload) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
