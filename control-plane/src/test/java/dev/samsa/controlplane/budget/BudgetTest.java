package dev.samsa.controlplane.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.access.AccessSnapshots;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Mailbox;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.tenant.UsageRows;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class BudgetTest {
  private static final long GB = 1L << 30;
  private static final String PATH = "/billing/v1/budgets";

  @Inject BudgetWatch watch;
  @Inject DeliveryWorker deliveries;
  @Inject AccessSnapshots snapshots;
  @Inject ClusterRows clusters;
  @Inject UsageRows usage;
  @Inject Database database;

  private final Instant now = Instant.now();

  @Test
  void aBudgetWarnsThrottlesSuspendsAndIsLiftedWhenRaised() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    String email = "warned-" + tenant.email();
    String budget =
        create(
            tenant,
            Map.of("scope", scope("CLUSTER", cluster), "amount", "1.30", "emails", List.of(email)));

    spend(tenant, cluster, 5);
    status(tenant, budget).body("status.state", equalTo("WARNED"));
    assertThat(snapshot(cluster).quotas()).isEmpty();

    long before = clusters.accessNumber(cluster);
    spend(tenant, cluster, 5);
    status(tenant, budget).body("status.state", equalTo("THROTTLED"));
    assertThat(clusters.accessNumber(cluster)).isGreaterThan(before);
    assertThat(snapshot(cluster).quotas())
        .extracting(PrincipalQuota::principal)
        .containsExactly(PrincipalQuota.CLUSTER);
    assertThat(snapshot(cluster).mode()).isEqualTo(ServiceMode.FULL);

    spend(tenant, cluster, 10);
    status(tenant, budget).body("status.state", equalTo("SUSPENDED"));
    assertThat(snapshot(cluster).mode()).isEqualTo(ServiceMode.READ_ONLY);

    tenant
        .request()
        .body(Map.of("amount", "100"))
        .patch(PATH + "/" + budget)
        .then()
        .statusCode(200)
        .body("status.state", equalTo("NONE"));
    assertThat(snapshot(cluster).mode()).isEqualTo(ServiceMode.FULL);
    assertThat(snapshot(cluster).quotas()).isEmpty();

    assertThat(actions(tenant, budget))
        .containsExactly("LIFT", "SUSPEND", "THROTTLE", "WARN", "WARN", "WARN");
    assertThat(audited(tenant, budget))
        .containsExactly(
            "budget.lift",
            "budget.update",
            "budget.suspend",
            "budget.throttle",
            "budget.warn",
            "budget.warn",
            "budget.warn",
            "budget.create");
    deliveries.sendDue();
    assertThat(Mailbox.mailsTo(email)).hasSize(6);
    assertThat(Mailbox.mailsTo(email)).anySatisfy(mail -> assertThat(mail).contains("80 % spent"));
  }

  @Test
  void aNewMonthLiftsIt() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    String budget = create(tenant, Map.of("scope", Map.of("kind", "ORGANIZATION"), "amount", "1"));
    spend(tenant, cluster, 20);
    status(tenant, budget).body("status.state", equalTo("SUSPENDED"));

    Instant nextMonth =
        now.atOffset(ZoneOffset.UTC)
            .plusMonths(1)
            .withDayOfMonth(1)
            .truncatedTo(ChronoUnit.DAYS)
            .toInstant();
    watch.evaluate(organization(tenant), nextMonth.plusSeconds(30));

    status(tenant, budget).body("status.state", equalTo("NONE"));
    assertThat(snapshot(cluster).mode()).isEqualTo(ServiceMode.FULL);
    // A run that began before the month turned comes too late to undo it.
    watch.evaluate(organization(tenant), now);
    status(tenant, budget).body("status.state", equalTo("NONE"));
  }

  @Test
  void ofManyAtOnceEachStepIsTakenOnceAndToldOnce() throws Exception {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    String email = "once-" + tenant.email();
    String budget =
        create(
            tenant,
            Map.of(
                "scope",
                scope("ENVIRONMENT", tenant.environment()),
                "amount",
                "1",
                "emails",
                List.of(email)));
    usage.counted(cluster, "INGRESS_BYTES", "news", now, 20 * GB);

    int racers = 8;
    CyclicBarrier start = new CyclicBarrier(racers);
    List<Callable<Void>> runs = new ArrayList<>();
    for (int i = 0; i < racers; i++) {
      runs.add(() -> {
        start.await();
        watch.evaluate(organization(tenant), now);
        deliveries.sendDue();
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
      for (Future<Void> run : threads.invokeAll(runs)) {
        run.get();
      }
    }
    deliveries.sendDue();

    assertThat(actions(tenant, budget)).containsExactly("SUSPEND", "WARN", "WARN", "WARN");
    assertThat(Mailbox.mailsTo(email)).hasSize(4);
  }

  @Test
  void aMessageWhoseSenderDiedIsSentAgainAndIsStillOne() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    String email = "again-" + tenant.email();
    create(
        tenant,
        Map.of(
            "scope", scope("CLUSTER", cluster),
            "amount", "1",
            "warn_at", List.of(50),
            "emails", List.of(email)));
    usage.counted(cluster, "INGRESS_BYTES", "news", now, 5 * GB);
    watch.evaluate(organization(tenant), now);
    deliveries.sendDue();
    // The mail went out, but its sender died before it could write that down.
    database.update(
        """
        UPDATE budget_delivery SET state = 'PENDING', next_attempt_at = ? WHERE target = ?
        """,
        now.minusSeconds(60),
        email);
    deliveries.sendDue();
    assertThat(Mailbox.mailsTo(email)).hasSize(1);
  }

  @Test
  void aServiceAccountPaysForItsShareAndOnlyItIsStopped() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    String account = tenant.serviceAccount("orders");
    create(
        tenant,
        Map.of("scope", scope("SERVICE_ACCOUNT", account), "amount", "1.00", "suspension", "OFF"));
    // Of 20 GB at 0.13 it brought in three quarters, 1.95.
    usage.countedFor(cluster, "INGRESS_BYTES", account, now, 15 * GB);
    usage.countedFor(cluster, "INGRESS_BYTES", tenant.user(), now, 5 * GB);
    spend(tenant, cluster, 20);

    assertThat(snapshot(cluster).mode()).isEqualTo(ServiceMode.FULL);
    assertThat(snapshot(cluster).quotas())
        .singleElement()
        .satisfies(quota -> {
          assertThat(quota.principal()).isEqualTo(account);
          assertThat(quota.mode()).isEqualTo(ServiceMode.OFF);
          assertThat(quota.ingressBytesPerSecond()).isPositive();
        });
  }

  @Test
  void aServiceAccountsBudgetAndADeletedBudgetLeaveOthersAlone() {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    String account = tenant.serviceAccount("orders");
    create(tenant, Map.of("scope", scope("SERVICE_ACCOUNT", account), "amount", "1"));
    String budget = create(tenant, Map.of("scope", scope("CLUSTER", cluster), "amount", "1"));
    spend(tenant, cluster, 20);
    assertThat(snapshot(cluster).mode()).isEqualTo(ServiceMode.READ_ONLY);

    tenant.request().delete(PATH + "/" + budget).then().statusCode(204);
    assertThat(snapshot(cluster).mode()).isEqualTo(ServiceMode.FULL);
    tenant.request().get(PATH + "/" + budget).then().statusCode(404);
    tenant.request().get(PATH).then().body("data", hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          amount | "0" | amount must be a decimal above zero
          amount | "1e3" | amount must be a decimal above zero
          amount | -5 | amount must be a decimal above zero
          amount | null | amount must be given
          warn_at | [80, 50] | warn_at must ascend
          throttle_at | "110" | throttle_at must be a whole percentage
          throttle_at | 200 | suspend_at must not be below throttle_at
          suspend_at | 0 | suspend_at must be from 1 to 1000
          suspension | "DELETE" | suspension must be READS_ONLY or OFF
          emails | ["ann"] | Each of emails must be an address
          display_name | "" | display_name must be given
          scope | {"kind": "TOPIC", "id": "x"} | scope.kind must be one of
          scope | {"kind": "CLUSTER"} | scope.id must be given
          webhook | {"url": "http://example.com/"} | It must begin with https
          webhook | {"url": "https://127.0.0.1/hook"} | is not an address of the public internet
          webhook | {"url": "https://[::1]/hook"} | is not an address of the public internet
          webhook | {"url": "https://169.254.169.254/latest"} | is not an address of the public
          webhook | {"url": "https://localhost:8443/"} | is not an address of the public internet
          webhook | {"url": "ftp://example.com/"} | It must be a URL
          webhook | {} | webhook.url must be given
          """)
  void whatCannotBeIsRefusedWithASentence(String field, String value, String sentence) {
    Tenant tenant = Tenant.signUp();
    Map<String, String> fields = new HashMap<>();
    fields.put("display_name", "\"Shop\"");
    fields.put("scope", "{\"kind\": \"ORGANIZATION\"}");
    fields.put("amount", "\"10\"");
    fields.put("suspend_at", "150");
    fields.put(field, value);
    StringBuilder body = new StringBuilder();
    fields.forEach((name, json) ->
        body.append(body.isEmpty() ? "{" : ",").append("\"" + name + "\":").append(json));
    tenant
        .request()
        .body(body + "}")
        .post(PATH)
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString(sentence));
  }

  @Test
  void othersSeeNothingOfIt() {
    Tenant tenant = Tenant.signUp();
    Tenant other = Tenant.signUp();
    String cluster = cluster(tenant);
    String budget = create(tenant, Map.of("scope", scope("CLUSTER", cluster), "amount", "1"));

    other.request().get(PATH + "/" + budget).then().statusCode(404);
    other.request().get(PATH + "/" + budget + "/steps").then().statusCode(404);
    other.request().body(Map.of("amount", "9")).patch(PATH + "/" + budget).then().statusCode(404);
    other.request().delete(PATH + "/" + budget).then().statusCode(404);
    other
        .request()
        .body(Map.of("display_name", "x", "scope", scope("CLUSTER", cluster), "amount", "1"))
        .post(PATH)
        .then()
        .statusCode(404);
    Tenant.basic(tenant.cloudKey(tenant.serviceAccount("robot"))).get(PATH).then().statusCode(403);
  }

  @Test
  void theSecretOfAWebhookIsShownOnceAndAnewForAnotherAddress() {
    Tenant tenant = Tenant.signUp();
    Map<String, Object> body = new HashMap<>();
    body.put("display_name", "Shop");
    body.put("scope", Map.of("kind", "ORGANIZATION"));
    body.put("amount", "10");
    body.put("webhook", Map.of("url", "https://93.184.215.14/hook"));
    ValidatableResponse created = tenant.request().body(body).post(PATH).then().statusCode(201);
    String id = created.extract().path("id");
    String secret = created.extract().path("webhook.secret");
    assertThat(secret).startsWith("whsec_");

    status(tenant, id).body("webhook.secret", nullValue());
    tenant
        .request()
        .body(Map.of("webhook", Map.of("url", "https://93.184.215.14/other")))
        .patch(PATH + "/" + id)
        .then()
        .body("webhook.secret", startsWith("whsec_"))
        .body("webhook.secret", org.hamcrest.Matchers.not(equalTo(secret)));
    tenant
        .request()
        .body("{\"webhook\": null}")
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("webhook", nullValue());
  }

  private String cluster(Tenant tenant) {
    String cluster = clusters.insert(tenant.environment());
    // Basic has no base price, so that only what is counted costs something.
    usage.runningSince(cluster, "BASIC", now.minus(1, ChronoUnit.MINUTES));
    return cluster;
  }

  /** Brings in so many GB, at 0.13 each, and evaluates. */
  private void spend(Tenant tenant, String cluster, long gigabytes) {
    usage.counted(cluster, "INGRESS_BYTES", "news", now, gigabytes * GB);
    watch.evaluate(organization(tenant), now);
  }

  private static Map<String, Object> scope(String kind, String id) {
    return Map.of("kind", kind, "id", id);
  }

  private static String create(Tenant tenant, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("display_name", "Shop");
    body.put("throttle_at", 100);
    body.put("suspend_at", 150);
    body.putAll(more);
    return tenant.request().body(body).post(PATH).then().statusCode(201).extract().path("id");
  }

  private static ValidatableResponse status(Tenant tenant, String budget) {
    return tenant.request().get(PATH + "/" + budget).then().statusCode(200);
  }

  private static List<String> actions(Tenant tenant, String budget) {
    return tenant
        .request()
        .get(PATH + "/" + budget + "/steps")
        .then()
        .statusCode(200)
        .extract()
        .path("data.action");
  }

  private static List<String> audited(Tenant tenant, String budget) {
    return tenant
        .request()
        .get("/iam/v2/audit-entries?object=" + budget)
        .then()
        .statusCode(200)
        .extract()
        .path("data.action");
  }

  private AccessSnapshot snapshot(String cluster) {
    return snapshots.assemble(cluster).orElseThrow();
  }

  private long organization(Tenant tenant) {
    return database
        .first(
            "SELECT id FROM organization WHERE public_id = ?::uuid",
            row -> row.getLong(1),
            tenant.organization())
        .orElseThrow();
  }
}
