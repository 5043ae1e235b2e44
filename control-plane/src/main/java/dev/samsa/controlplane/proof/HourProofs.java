package dev.samsa.controlplane.proof;

import dev.samsa.billing.proof.HourRecords;
import dev.samsa.billing.proof.HourRecords.UsageRecord;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads which records made the hours of a cluster's month, as they stand behind an invoice. */
@ApplicationScoped
public class HourProofs {
  private final Database database;

  public HourProofs(Database database) {
    this.database = database;
  }

  /** How much is told of the records. */
  public enum Detail {
    /** Number and root of each hour: enough to recompute the invoice. */
    ROOTS,
    /** The id and the hash of each. */
    HASHES,
    /** The records themselves as well, as long as they are kept. */
    BODIES
  }

  /** How many records there are behind an invoice. */
  public long count(long invoiceKey, BillingMonth month) {
    return database
        .first(
            """
            SELECT coalesce(sum(r.records), 0) FROM invoice_resource i
            JOIN usage_hour_records r ON r.cluster_id = i.cluster_id
            WHERE i.invoice_id = ? AND r.hour >= ? AND r.hour < ?
            """,
            row -> row.getLong(1),
            invoiceKey,
            month.start(),
            month.end())
        .orElseThrow();
  }

  /**
   * The hours of a cluster's month, in their order: what made them when they were sealed, and the
   * late records that are billed on the invoice.
   */
  public List<HourRecords> of(long clusterKey, BillingMonth month, long invoiceKey, Detail detail) {
    Map<Instant, Map<String, String>> late = late(clusterKey, month, invoiceKey);
    TreeMap<Instant, HourRecords> hours = new TreeMap<>();
    if (detail == Detail.ROOTS) {
      roots(clusterKey, month).forEach(hour -> hours.put(hour.hour(), hour));
    }
    // An hour with late records has another root than the one it was sealed with.
    boolean all = detail != Detail.ROOTS;
    for (Map.Entry<Instant, Map<String, String>> hour :
        listed(clusterKey, month, all, late.keySet()).entrySet()) {
      hour.getValue().putAll(late.getOrDefault(hour.getKey(), Map.of()));
      late.remove(hour.getKey());
      hours.put(hour.getKey(), records(clusterKey, hour.getKey(), hour.getValue(), detail));
    }
    late.forEach((hour, records) ->
        hours.put(hour, records(clusterKey, hour, new TreeMap<>(records), detail)));
    return List.copyOf(hours.values());
  }

  private HourRecords records(
      long clusterKey, Instant hour, Map<String, String> hashes, Detail detail) {
    Map<String, String> bodies = detail == Detail.BODIES ? bodies(clusterKey, hour) : Map.of();
    List<UsageRecord> records = new ArrayList<>();
    hashes.forEach(
        (id, hash) -> records.add(new UsageRecord(id, hash, Optional.ofNullable(bodies.get(id)))));
    HourRecords whole = new HourRecords(hour, records);
    return detail == Detail.ROOTS ? HourRecords.rooted(hour, whole.count(), whole.root()) : whole;
  }

  private List<HourRecords> roots(long clusterKey, BillingMonth month) {
    return database.list(
        """
        SELECT hour, records, root FROM usage_hour_records
        WHERE cluster_id = ? AND hour >= ? AND hour < ?
        """,
        row ->
            HourRecords.rooted(
                Database.instant(row, "hour"), row.getInt("records"), row.getString("root")),
        clusterKey,
        month.start(),
        month.end());
  }

  private Map<Instant, Map<String, String>> listed(
      long clusterKey, BillingMonth month, boolean all, Iterable<Instant> only) {
    Map<Instant, Map<String, String>> hours = new TreeMap<>();
    List<String> wanted = new ArrayList<>();
    only.forEach(hour -> wanted.add(hour.toString()));
    database.list(
        """
        SELECT hour, ids, hashes FROM usage_hour_records
        WHERE cluster_id = ? AND hour >= ? AND hour < ?
          AND (?::boolean OR hour = ANY (?::text[]::timestamptz[]))
        """,
        row -> hours.put(Database.instant(row, "hour"), hashes(row)),
        clusterKey,
        month.start(),
        month.end(),
        all,
        wanted.toArray(String[]::new));
    return hours;
  }

  private static Map<String, String> hashes(ResultSet row) throws SQLException {
    String[] ids = (String[]) row.getArray("ids").getArray();
    String[] hashes = (String[]) row.getArray("hashes").getArray();
    Map<String, String> byId = new TreeMap<>();
    for (int i = 0; i < ids.length; i++) {
      byId.put(ids[i], hashes[i]);
    }
    return byId;
  }

  private Map<Instant, Map<String, String>> late(
      long clusterKey, BillingMonth month, long invoiceKey) {
    Map<Instant, Map<String, String>> late = new HashMap<>();
    database.list(
        """
        SELECT DISTINCT hour, broker || '/' || boot_id || '/' || sequence AS id, record_hash
        FROM usage_correction
        WHERE cluster_id = ? AND hour >= ? AND hour < ? AND invoice_id = ?
          AND record_hash IS NOT NULL
        """,
        row ->
            late.computeIfAbsent(Database.instant(row, "hour"), any -> new TreeMap<>())
                .put(row.getString("id"), row.getString("record_hash")),
        clusterKey,
        month.start(),
        month.end(),
        invoiceKey);
    return late;
  }

  private Map<String, String> bodies(long clusterKey, Instant hour) {
    Map<String, String> bodies = new HashMap<>();
    database.list(
        """
        SELECT broker || '/' || boot_id || '/' || sequence AS id, payload FROM usage_batch
        WHERE cluster_id = ? AND window_start >= ? AND window_start < ?
        """,
        row -> bodies.put(row.getString("id"), row.getString("payload")),
        clusterKey,
        hour,
        hour.plusSeconds(3600));
    return bodies;
  }
}
