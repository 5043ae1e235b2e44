package dev.samsa.controlplane.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.usage.UsageIntake;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.LevelSeries;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class MetricsTest {
  private static final String RECEIVED = "io.confluent.kafka.server/received_bytes";
  private static final String RETAINED = "io.confluent.kafka.server/retained_bytes";

  @Inject ClusterRows clusters;
  @Inject UsageIntake intake;
  @Inject Database database;

  private final Instant hour =
      Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
  private final String interval = hour + "/PT10M";

  @Test
  void receivedBytesAddUpByMinuteAndByTopic() {
    Tenant tenant = Tenant.signUp();
    String cluster = reported(tenant);

    query(tenant, cluster, RECEIVED, Map.of("granularity", "PT1M"))
        .then()
        .statusCode(200)
        .body("data.value", equalTo(List.of(300, 50)))
        .body("data[0].timestamp", equalTo(hour.toString()))
        .body("meta.pagination.next_page_token", nullValue());
    query(
            tenant,
            cluster,
            RECEIVED,
            Map.of("granularity", "ALL", "group_by", List.of("metric.topic")))
        .then()
        .body("data.value", equalTo(List.of(250, 100)))
        .body("data.'metric.topic'", equalTo(List.of("news", "letters")));
    query(
            tenant,
            cluster,
            RECEIVED,
            Map.of("granularity", "PT1M", "group_by", List.of("metric.topic"), "format", "GROUPED"))
        .then()
        .body("data", hasSize(2))
        .body("data.find { it.'metric.topic' == 'news' }.points.value", equalTo(List.of(200, 50)));
    query(tenant, cluster, RECEIVED, Map.of("granularity", "PT1M", "limit", 1))
        .then()
        .body("data", hasSize(1))
        .body("meta.pagination.next_page_token", equalTo("1"));
  }

  @Test
  void aGaugeIsWhatItWasAtTheEnd() {
    Tenant tenant = Tenant.signUp();
    String cluster = reported(tenant);

    query(tenant, cluster, RETAINED, Map.of("granularity", "PT5M"))
        .then()
        .body("data.value", equalTo(List.of(4_000)));
  }

  @Test
  void theNewestMinuteIsExportedForScrapers() {
    Tenant tenant = Tenant.signUp();
    String cluster = reported(tenant);

    Tenant.basic(tenant.cloudKey(tenant.user()))
        .get("/v2/metrics/cloud/export?resource.kafka.id=" + cluster)
        .then()
        .statusCode(200)
        .contentType(containsString("text/plain"))
        .body(
            containsString(
                "confluent_kafka_server_received_bytes{kafka_id=\"%s\",topic=\"news\"} 50 %d"
                    .formatted(cluster, hour.plusSeconds(60).toEpochMilli())))
        .body(containsString("# TYPE confluent_kafka_server_retained_bytes gauge"));
  }

  @Test
  void metricsAndLabelsAreDescribed() {
    Tenant tenant = Tenant.signUp();
    String cluster = reported(tenant);
    tenant
        .request()
        .get("/v2/metrics/cloud/descriptors/metrics?resource_type=kafka")
        .then()
        .statusCode(200)
        .body("data.name", hasItem(RECEIVED))
        .body("data[0].labels.key", equalTo(List.of("metric.topic")));
    tenant
        .request()
        .get("/v2/metrics/cloud/descriptors/resources")
        .then()
        .body("data.type", equalTo(List.of("kafka")));
    tenant
        .request()
        .body(
            Map.of(
                "metric",
                RECEIVED,
                "group_by",
                List.of("metric.topic"),
                "filter",
                filter(cluster),
                "interval",
                interval))
        .post("/v2/metrics/cloud/attributes")
        .then()
        .statusCode(200)
        .body("data.'metric.topic'", equalTo(List.of("letters", "news")));
  }

  @Test
  void aStrangerSeesNothingAndWhoLacksTheRoleIsToldSo() {
    Tenant tenant = Tenant.signUp();
    String cluster = reported(tenant);
    query(Tenant.signUp(), cluster, RECEIVED, Map.of("granularity", "PT1M")).then().statusCode(404);

    String account = tenant.serviceAccount("scraper");
    Tenant.Key key = tenant.cloudKey(account);
    String export = "/v2/metrics/cloud/export?resource.kafka.id=" + cluster;
    Tenant.basic(key).get(export).then().statusCode(404);
    tenant.bind(account, "DeveloperRead", crn(tenant, cluster) + "/topic=news");
    Tenant.basic(key).get(export).then().statusCode(403);
    tenant.bind(account, "MetricsViewer", tenant.crn()).then().statusCode(201);
    Tenant.basic(key).get(export).then().statusCode(200);
  }

  @Test
  void questionsThatCannotBeAnsweredSayWhatToChange() {
    Tenant tenant = Tenant.signUp();
    String cluster = reported(tenant);
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("granularity", "PT2M"),
            Map.of("granularity", "PT1M", "intervals", List.of("now-7h/now")),
            Map.of("granularity", "PT1M", "limit", 5_000),
            Map.of("granularity", "PT1M", "filter", Map.of("op", "NOT")),
            Map.of("granularity", "PT1M", "group_by", List.of("metric.color")))) {
      query(tenant, cluster, RECEIVED, wrong).then().statusCode(400);
    }
    query(tenant, cluster, "io.confluent.kafka.server/luck", Map.of("granularity", "PT1M"))
        .then()
        .statusCode(400);
  }

  private static String crn(Tenant tenant, String cluster) {
    return tenant.environmentCrn() + "/cloud-cluster=" + cluster + "/kafka=" + cluster;
  }

  private Response query(Tenant tenant, String cluster, String metric, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("aggregations", List.of(Map.of("metric", metric)));
    body.put("filter", filter(cluster));
    body.put("intervals", List.of(interval));
    body.putAll(more);
    return tenant.request().body(body).post("/v2/metrics/cloud/query");
  }

  private static Map<String, Object> filter(String cluster) {
    return Map.of("field", "resource.kafka.id", "op", "EQ", "value", cluster);
  }

  /** A cluster with two topics and two reported minutes. */
  private String reported(Tenant tenant) {
    String cluster = clusters.insert(tenant.environment());
    database.update(
        "UPDATE kafka_cluster SET created_at = ? WHERE public_id = ?",
        hour.minus(1, ChronoUnit.HOURS),
        cluster);
    database.update(
        """
        WITH place AS (
          INSERT INTO cell (name, kind, capacity_mib, seen_at, created_at)
          VALUES (?, 'kubernetes', 0, now(), now()) RETURNING id)
        INSERT INTO kafka_node (cluster_id, cell_id, node_id, zone, directory_id, client_port)
        SELECT c.id, p.id, 0, 'a', 'dir', 20000 FROM kafka_cluster c, place p WHERE c.public_id = ?
        """,
        "cell-of-" + cluster,
        cluster);
    String boot = UUID.randomUUID().toString();
    take(batch(cluster, boot, 1, hour, counters(0, 200, 0, 100), 3_000));
    take(batch(cluster, boot, 2, hour.plusSeconds(60), counters(200, 250, 100, 100), 4_000));
    return cluster;
  }

  private static List<CounterSeries> counters(long from, long to, long otherFrom, long otherTo) {
    return List.of(
        new CounterSeries(UsageMeter.INGRESS_BYTES, "news", "AAAAAAAAAAAAAAAAAAAAAg", from, to),
        new CounterSeries(
            UsageMeter.INGRESS_BYTES, "letters", "AAAAAAAAAAAAAAAAAAAAAw", otherFrom, otherTo));
  }

  private static UsageBatch batch(
      String cluster,
      String boot,
      long sequence,
      Instant from,
      List<CounterSeries> counters,
      long stored) {
    return new UsageBatch(
        UsageBatch.SCHEMA_VERSION,
        cluster,
        0,
        boot,
        sequence,
        true,
        false,
        boot,
        from.toEpochMilli(),
        from.plusSeconds(60).toEpochMilli(),
        counters,
        List.of(
            new LevelSeries(
                UsageMeter.STORED_BYTES_LEADER,
                "news",
                "AAAAAAAAAAAAAAAAAAAAAg",
                stored * 60_000,
                stored)),
        3,
        SpoolState.EMPTY);
  }

  private void take(UsageBatch batch) {
    String json = DescriptionJson.write(batch);
    assertThat(intake.take(batch.clusterId(), json).orElseThrow().outcome().name())
        .isEqualTo("ACCEPTED");
  }
}
