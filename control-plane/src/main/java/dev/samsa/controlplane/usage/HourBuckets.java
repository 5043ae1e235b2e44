package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.HourAddition.Fact;
import dev.samsa.description.usage.UsageBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds windows to the hours in which they lie. */
@ApplicationScoped
class HourBuckets {
  private static final String ADD =
      """
      WITH open AS (
        INSERT INTO usage_hour AS h (cluster_id, hour, batches) VALUES (?, ?, 1)
        ON CONFLICT (cluster_id, hour) DO UPDATE SET batches = h.batches + 1
          WHERE h.sealed_at IS NULL
        RETURNING cluster_id, hour),
      %s
      SELECT count(*) FROM open
      """
          .formatted(HourAddition.PART);

  private final Database database;
  private final SealedMonths months;

  HourBuckets(Database database, SealedMonths months) {
    this.database = database;
    this.months = months;
  }

  /**
   * Adds a window to its hour, or records corrections if that is sealed; in the caller's
   * transaction.
   */
  void add(long clusterKey, UsageBatch batch, Instant now) {
    HourAddition addition = HourAddition.of(batch);
    List<Object> parameters = new ArrayList<>(List.of(clusterKey, addition.hour()));
    parameters.addAll(addition.parameters());
    boolean open =
        database.first(ADD, row -> row.getInt(1) > 0, parameters.toArray()).orElse(false);
    if (!open) {
      correct(clusterKey, addition, batch, now);
    }
  }

  private void correct(long clusterKey, HourAddition addition, UsageBatch batch, Instant now) {
    for (Fact fact : addition.facts()) {
      months.correct(clusterKey, addition.hour(), fact.meter(), fact.amount());
      database.update(
          """
          INSERT INTO usage_correction (cluster_id, hour, meter, topic_id, topic, amount,
            broker, boot_id, sequence, recorded_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          clusterKey,
          addition.hour(),
          fact.meter().name(),
          fact.topicId(),
          fact.topic(),
          fact.amount(),
          batch.broker(),
          batch.bootId(),
          batch.sequence(),
          now);
    }
  }
}
