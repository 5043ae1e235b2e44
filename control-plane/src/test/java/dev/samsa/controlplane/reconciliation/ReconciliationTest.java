package dev.samsa.controlplane.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.tenant.UsageRows;
import dev.samsa.controlplane.usage.TestSealing;
import dev.samsa.controlplane.usage.UsageIntake;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ReconciliationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Other tests leave thousands of clusters that ran and reported nothing. */
  private static final int ALL = Integer.MAX_VALUE;

  private static final String TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAg";

  @Inject ReconciliationSchedule schedule;
  @Inject ReconciliationReport report;
  @Inject UsageIntake intake;
  @Inject ClusterRows clusters;
  @Inject UsageRows usage;
  @Inject TestSealing sealing;
  @Inject Database database;
  @Inject Operator operator;
  @Inject TestReconciliation reconciliation;
  @Inject ReconciliationConfig config;

  private final Instant now = Instant.now();
  private final String boot = UUID.randomUUID().toString();
  private final String totals = UUID.randomUUID().toString();
  private Instant hour;
  private long sequence;
  private long total;

  /** The last hour that is over for long enough to be called silent. */
  @BeforeEach
  void findHour() {
    hour = now.minus(config.silentAfter()).truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
  }

  @Test
  void anHourInWhichAllIsWellHasNoResidual() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    for (int minute = 0; minute < 5; minute++) {
      send(cluster, window(cluster, minute, 1_000 + minute));
    }
    seal(cluster);
    schedule.compareAll(now);

    assertThat(findings(cluster)).isEmpty();
    assertThat(compared(cluster)).isTrue();
  }

  @Test
  void aWindowThatNeverCameIsFoundAndGoesAwayWhenItComesLate() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    send(cluster, window(cluster, 0, 100));
    UsageBatch late = window(cluster, 1, 250);
    send(cluster, window(cluster, 2, 70));
    seal(cluster);
    schedule.compareAll(now);

    assertThat(findings(cluster)).containsExactly("INGRESS_BYTES COUNTERS_TO_INTAKE 420 170 250");
    assertThat(audited(tenant, cluster)).containsExactly("reconciliation.residual");
    // Looking again finds the same and writes nothing more.
    schedule.compareAll(now.plusSeconds(1));
    assertThat(audited(tenant, cluster)).hasSize(1);

    send(cluster, late);
    schedule.compareAll(now.plusSeconds(600));
    assertThat(findings(cluster)).isEmpty();
  }

  @Test
  void whatWasAlteredInTheBucketsIsFound() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    send(cluster, window(cluster, 0, 100));
    seal(cluster);
    database.update(
        """
        UPDATE usage_bucket SET amount = amount + 1 WHERE meter = 'INGRESS_BYTES'
          AND cluster_id = (SELECT id FROM kafka_cluster WHERE public_id = ?)
        """,
        cluster);
    schedule.compareAll(now);

    assertThat(findings(cluster))
        .containsExactlyInAnyOrder(
            "INGRESS_BYTES BUCKETS_TO_TOPICS 101 100 1",
            "INGRESS_BYTES INTAKE_TO_BUCKETS 100 101 -1");
  }

  @Test
  void whatAPriceListCountsTwiceIsFoundToldAndStandsInTheMetric() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    bindListThatCountsIngressTwice(tenant);
    send(cluster, window(cluster, 0, 100));
    seal(cluster);
    schedule.compareAll(now);

    assertThat(findings(cluster)).containsExactly("INGRESS_BYTES BUCKETS_TO_RATED 100 200 -100");
    assertThat(audited(tenant, cluster)).containsExactly("reconciliation.residual");
    assertThat(reconciliation.metric("hours_residual"))
        .isPositive()
        .isEqualTo(report.summary().hours_with_residuals());
    assertThat(reconciliation.metric("hours_compared")).isPositive();
  }

  /** A slip of who made the list: egress of a Basic cluster is read off the meter of ingress. */
  private void bindListThatCountsIngressTwice(Tenant tenant) {
    String slip =
        ShippedCatalogs.text("classic-1.json")
            .replaceFirst("\"version\": 1", "\"version\": 77")
            .replaceFirst("\"meter\": \"egress_bytes\"", "\"meter\": \"ingress_bytes\"");
    operator.request().body(slip).post("/admin/v1/catalogs").then().statusCode(201);
    database.update(
        """
        INSERT INTO catalog_binding (organization_id, from_hour, catalog, created_at)
        SELECT id, ?, 'classic-77', now() FROM organization WHERE public_id = ?::uuid
        """,
        hour.minus(1, ChronoUnit.DAYS),
        tenant.organization());
  }

  @Test
  void aClusterThatRanAndReportedNothingIsSilent() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    schedule.compareAll(now);

    assertThat(report.findings(ALL))
        .filteredOn(finding -> finding.cluster_id().equals(cluster))
        .allMatch(ReconciliationReport.FindingView::silent)
        .hasSize(1);
    assertThat(audited(tenant, cluster)).containsExactly("reconciliation.silent");
    assertThat(reconciliation.metric("clusters_silent"))
        .isPositive()
        .isEqualTo(report.summary().silent_clusters());
    tenant.request().get("/admin/v1/reconciliation").then().statusCode(404);
  }

  private String cluster(Tenant tenant) {
    String cluster = clusters.insert(tenant.environment());
    usage.runningSince(cluster, "BASIC", hour);
    database.update(
        "INSERT INTO cell (name, kind, capacity_mib, seen_at, created_at)"
            + " VALUES (?, 'kubernetes', 0, now(), now())",
        "cell-of-" + cluster);
    database.update(
        """
        INSERT INTO kafka_node (cluster_id, cell_id, node_id, zone, directory_id, client_port)
        SELECT c.id, l.id, 1, 'a', 'dir', 20001 FROM kafka_cluster c, cell l
        WHERE c.public_id = ? AND l.name = ?
        """,
        cluster,
        "cell-of-" + cluster);
    return cluster;
  }

  /** A closed window of a minute, with a level held all through. */
  private UsageBatch window(String cluster, int minute, long bytes) {
    Instant from = hour.plus(MINUTE.multipliedBy(minute));
    CounterSeries ingress =
        new CounterSeries(UsageMeter.INGRESS_BYTES, "news", TOPIC_ID, total, total + bytes);
    total += bytes;
    return new UsageBatch(
        UsageBatch.SCHEMA_VERSION,
        cluster,
        1,
        boot,
        ++sequence,
        true,
        false,
        totals,
        from.toEpochMilli(),
        from.plus(MINUTE).toEpochMilli(),
        List.of(ingress),
        List.of(new LevelSeries(UsageMeter.PARTITIONS, "news", TOPIC_ID, 6 * MINUTE.toMillis(), 6)),
        0,
        SpoolState.EMPTY);
  }

  private void send(String cluster, UsageBatch batch) {
    assertThat(intake.take(cluster, DescriptionJson.write(batch))).isPresent();
  }

  private void seal(String cluster) {
    long key =
        database
            .first(
                "SELECT id FROM kafka_cluster WHERE public_id = ?", row -> row.getLong(1), cluster)
            .orElseThrow();
    sealing.seal(key, hour);
  }

  private boolean compared(String cluster) {
    return database
        .first(
            """
            SELECT r.sealed FROM reconciled_hour r JOIN kafka_cluster c ON c.id = r.cluster_id
            WHERE c.public_id = ? AND r.hour = ?
            """,
            row -> row.getBoolean(1),
            cluster,
            hour)
        .orElse(false);
  }

  private List<String> findings(String cluster) {
    return report.findings(ALL).stream()
        .filter(finding -> finding.cluster_id().equals(cluster))
        .filter(finding -> finding.hour().equals(hour))
        .flatMap(finding -> finding.residuals().stream())
        .map(r -> String.join(" ", r.meter(), r.stage(), r.expected(), r.actual(), r.residual()))
        .toList();
  }

  private static List<String> audited(Tenant tenant, String cluster) {
    return tenant
        .request()
        .get("/iam/v2/audit-entries?action=reconciliation&object=" + cluster)
        .then()
        .statusCode(200)
        .extract()
        .path("data.action");
  }
}
