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

/** Takes in batches: each is counted, known already, or kept aside; none is lost. */
@ApplicationScoped
public class UsageIntake {
  private final Database database;
  private final BatchArchive archive;
  private final UsualBatch usual;
  private final BatchLedger ledger;
  private final BrokerStates brokers;
  private final Quarantine quarantine;
  private final CloseRequests closeRequests;
  private final MeteredClusters clusters;
  private final BatchRules rules;
  private final Clock clock;

  public UsageIntake(
      Database database,
      BatchArchive archive,
      UsualBatch usual,
      BatchLedger ledger,
      BrokerStates brokers,
      Quarantine quarantine,
      CloseRequests closeRequests,
      MeteredClusters clusters,
      UsageConfig config,
      Clock clock) {
    this.database = database;
    this.archive = archive;
    this.usual = usual;
    this.ledger = ledger;
    this.brokers = brokers;
    this.quarantine = quarantine;
    this.closeRequests = closeRequests;
    this.clusters = clusters;
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
    byte[] hash = sha256(payload);
    try {
      UsageBatch batch = DescriptionJson.read(payload, UsageBatch.class);
      return clusters.find(lkc, batch.broker()).map(cluster -> take(cluster, batch, hash, payload));
    } catch (InvalidDescriptionException e) {
      return clusters
          .find(lkc)
          .map(cluster -> aside(cluster, e.getMessage(), hash, payload, clock.instant()));
    }
  }

  private UsageAck take(MeteredCluster cluster, UsageBatch batch, byte[] hash, String payload) {
    Instant now = clock.instant();
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
      boolean counted = usual.accept(cluster.key(), batch, hash, payload, now);
      Outcome outcome =
          counted ? Outcome.ACCEPTED : ledger.accept(cluster.key(), batch, hash, payload, now);
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

  static byte[] sha256(String payload) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
