package dev.samsa.controlplane.invoice;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A tenant that has been there since the month before the present one, with clusters that are rows
 * only, so that tests can give them the usage they like.
 */
record BilledTenant(Database database, Tenant tenant, long key, String environment) {
  static final BigDecimal GB = BigDecimal.valueOf(1L << 30);

  /** The month that is over. */
  static final BillingMonth MONTH =
      new BillingMonth(BillingMonth.of(Instant.now()).month().minusMonths(1));

  /** Long after it has settled, and all that follows in time. */
  static final Instant SETTLED = MONTH.end().plus(73, ChronoUnit.HOURS);

  static BilledTenant signUp(Database database) {
    Tenant tenant = Tenant.signUp();
    long key =
        database
            .first(
                "UPDATE organization SET created_at = ? WHERE public_id = ? RETURNING id",
                row -> row.getLong(1),
                MONTH.start(),
                UUID.fromString(tenant.organization()))
            .orElseThrow();
    return new BilledTenant(database, tenant, key, tenant.environment());
  }

  /** An organization without people, for what needs no request. */
  static BilledTenant withoutPeople(Database database) {
    String environment = PublicIds.create("env");
    long key =
        database
            .first(
                "INSERT INTO organization (public_id, display_name, created_at, updated_at)"
                    + " VALUES (?, 'News', ?, ?) RETURNING id",
                row -> row.getLong(1),
                UUID.randomUUID(),
                MONTH.start(),
                MONTH.start())
            .orElseThrow();
    database.update(
        "INSERT INTO environment (public_id, organization_id, display_name, created_at, updated_at)"
            + " VALUES (?, ?, 'default', ?, ?)",
        environment,
        key,
        MONTH.start(),
        MONTH.start());
    return new BilledTenant(database, null, key, environment);
  }

  /** With one cluster and some usage, all of it sealed. */
  static BilledTenant withUsage(Database database) {
    return withoutPeople(database).used();
  }

  /** The same with one cluster and some usage, all of it sealed. */
  BilledTenant used() {
    Cluster cluster = cluster("orders", MONTH.start());
    cluster.counter(UsageMeter.INGRESS_BYTES, MONTH.start(), GB.multiply(BigDecimal.valueOf(100)));
    cluster.seal(MONTH);
    return this;
  }

  /** A Standard cluster of several zones that is ready from an instant on. */
  Cluster cluster(String name, Instant ready) {
    String id = PublicIds.create("lkc");
    long cluster =
        database
            .first(
                """
                INSERT INTO kafka_cluster (public_id, organization_id, environment_id, display_name,
                  tier, availability, multi_zone, cloud, region, kafka_cluster_id, memory_mib,
                  state, state_entered_at, next_attempt_at, created_at, updated_at)
                SELECT ?, e.organization_id, e.id, ?, 'STANDARD', 'HIGH', true, 'AWS',
                  'us-east-1', ?, 0, 'READY', ?, 'infinity', ?, ? FROM environment e
                WHERE e.public_id = ? RETURNING id
                """,
                row -> row.getLong(1),
                id,
                name,
                id,
                ready,
                ready,
                ready,
                environment)
            .orElseThrow();
    database.update(
        "INSERT INTO kafka_cluster_state (cluster_id, state, tier, entered_at)"
            + " VALUES (?, 'READY', 'STANDARD', ?)",
        cluster,
        ready);
    return new Cluster(database, cluster, id);
  }

  /** A cluster of it. */
  record Cluster(Database database, long key, String id) {

    /** Gives it a broker, so that usage can be reported for it. */
    void node(int node) {
      database.update(
          """
          WITH place AS (
            INSERT INTO cell (name, kind, capacity_mib, seen_at, created_at)
            VALUES (?, 'kubernetes', 0, now(), now()) RETURNING id)
          INSERT INTO kafka_node (cluster_id, cell_id, node_id, zone, directory_id, client_port)
          SELECT ?, place.id, ?, 'a', 'dir', ? FROM place
          """,
          "cell-" + id,
          key,
          node,
          20_000 + node);
    }

    /** Makes it a Dedicated one, with so many CKUs from the beginning. */
    void dedicated(int ckus) {
      database.update(
          "UPDATE kafka_cluster SET tier = 'DEDICATED', cku = ? WHERE id = ?", ckus, key);
      database.update(
          "UPDATE kafka_cluster_state SET tier = 'DEDICATED', cku = ? WHERE cluster_id = ?",
          ckus,
          key);
    }

    /** What a counter added in an hour. */
    void counter(UsageMeter meter, Instant hour, BigDecimal bytes) {
      database.update(
          "INSERT INTO usage_bucket (cluster_id, hour, meter, amount, peak) VALUES (?, ?, ?, ?, ?)",
          key,
          hour,
          meter.name(),
          bytes,
          bytes.longValueExact());
    }

    /** A level that was held for an hour. */
    void level(UsageMeter meter, Instant hour, BigDecimal level) {
      database.update(
          "INSERT INTO usage_bucket (cluster_id, hour, meter, amount, last_level)"
              + " VALUES (?, ?, ?, ?, ?)",
          key,
          hour,
          meter.name(),
          level.multiply(BigDecimal.valueOf(3_600_000)),
          level);
    }

    /** Bytes that came after their hour was sealed. */
    void late(UsageMeter meter, Instant hour, BigDecimal bytes) {
      database.update(
          """
          INSERT INTO usage_correction (cluster_id, hour, meter, topic_id, topic, amount, broker,
            boot_id, sequence, recorded_at)
          VALUES (?, ?, ?, 't', 'news', ?, 1, 'boot', 1, ?)
          """,
          key,
          hour,
          meter.name(),
          bytes,
          Instant.now());
    }

    /** Seals the hours of a month, after which the cluster is gone, and no hour waits for ever. */
    void seal(BillingMonth month) {
      goneAt(month.end());
      database.update(
          """
          INSERT INTO usage_hour (cluster_id, hour, sealed_at)
          SELECT ?, h, now() FROM generate_series(?::timestamptz, ?::timestamptz, '1 hour') AS h
          ON CONFLICT (cluster_id, hour) DO UPDATE SET sealed_at = excluded.sealed_at
          """,
          key,
          month.start(),
          month.end().minusSeconds(3600));
    }

    /** Its tenant has deleted it shortly before an instant. */
    void goneAt(Instant at) {
      database.update(
          "UPDATE kafka_cluster SET deleted_at = ? WHERE id = ?", at.minusSeconds(1), key);
    }
  }
}
