package dev.samsa.controlplane.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.access.AccessChanges;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.controlplane.trust.Authorities;
import dev.samsa.controlplane.trust.CertificateNames;
import dev.samsa.controlplane.trust.Credential;
import dev.samsa.controlplane.trust.NodeSecrets;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.access.ServiceMode;
import dev.samsa.description.usage.PlatformTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class AgentApiTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final int TOO_LARGE = 4 * 1024 * 1024 + 1;

  @Inject AgentServer server;
  @Inject Authorities authorities;
  @Inject AccessChanges changes;
  @Inject Database database;
  @Inject Clock clock;

  @Test
  void aBrokerFetchesItsSnapshotAndHearsOfTheNextChangeAtOnce() throws Exception {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    HttpClient broker = clientOf(identityOf(cluster));
    AccessSnapshot first = snapshot(get(broker, access(cluster, 0, 5)));
    assertThat(first.clusterId()).isEqualTo(cluster);
    assertThat(first.mode()).isEqualTo(ServiceMode.FULL);
    assertThat(first.tokenKeys()).hasSize(1);
    assertThat(first.grants())
        .anyMatch(g -> g.principal().equals(tenant.user()) && g.role().equals("OrganizationAdmin"));

    CompletableFuture<HttpResponse<String>> waiting =
        broker.sendAsync(
            request(access(cluster, first.number(), 30)).build(),
            HttpResponse.BodyHandlers.ofString());
    Tenant.Key key = tenant.kafkaKey(tenant.user(), cluster);
    AccessSnapshot second = snapshot(waiting.get(10, TimeUnit.SECONDS));
    assertThat(second.number()).isGreaterThan(first.number());
    assertThat(second.keys()).anyMatch(entry -> entry.id().equals(key.id()));
  }

  @Test
  void aBrokersPollSaysWhichOfItsOwnClustersKeysWereUsed() throws Exception {
    Tenant tenant = Tenant.signUp();
    String cluster = cluster(tenant);
    Tenant.Key used = tenant.kafkaKey(tenant.user(), cluster);
    Tenant.Key ofAnother = tenant.kafkaKey(tenant.user(), cluster(tenant));
    HttpClient broker = clientOf(identityOf(cluster));

    get(broker, access(cluster, 0, 0) + "&used=" + used.id() + "," + ofAnother.id());

    assertThat(lastUse(tenant, used)).isNotNull();
    assertThat(lastUse(tenant, ofAnother)).isNull();
  }

  private static String lastUse(Tenant tenant, Tenant.Key key) {
    return tenant
        .request()
        .get("/iam/v2/api-keys/" + key.id())
        .then()
        .statusCode(200)
        .extract()
        .path("status.last_used_at");
  }

  @Test
  void aPollThatBringsNothingNewEndsEmpty() throws Exception {
    String cluster = cluster(Tenant.signUp());
    HttpClient broker = clientOf(identityOf(cluster));
    long number = snapshot(get(broker, access(cluster, 0, 5))).number();
    assertThat(get(broker, access(cluster, number, 0)).statusCode()).isEqualTo(204);
  }

  @Test
  void aSuspendedOrganizationsClustersAreOff() throws Exception {
    String cluster = cluster(Tenant.signUp());
    QuarkusTransaction.requiringNew()
        .run(() -> {
          database.update(
              """
              UPDATE organization SET state = 'SUSPENDED'
              WHERE id = (SELECT organization_id FROM kafka_cluster WHERE public_id = ?)
              """,
              cluster);
          changes.cluster(cluster);
        });
    HttpClient broker = clientOf(identityOf(cluster));
    assertThat(snapshot(get(broker, access(cluster, 0, 5))).mode()).isEqualTo(ServiceMode.OFF);
  }

  @Test
  void oneClustersIdentityIsRefusedForAnother() throws Exception {
    String cluster = cluster(Tenant.signUp());
    HttpClient other = clientOf(identityOf("lkc-other001"));
    assertThat(get(other, access(cluster, 0, 0)).statusCode()).isEqualTo(403);
    Awaitility.await()
        .until(() ->
            database
                .first(
                    """
                    SELECT outcome FROM audit_entry
                    WHERE actor = 'lkc-other001' AND action = 'agent.request'
                    """,
                    row -> row.getString(1))
                .isPresent());
  }

  @Test
  void aCertificateOfAnotherAuthorityDoesNotGetAsFarAsARequest() {
    Credential forged =
        authorities
            .platform()
            .issue(
                new CertificateNames(
                    "agent.lkc-a", List.of(), List.of(NodeSecrets.agentIdentity("lkc-a"))),
                clock.instant());
    assertThatThrownBy(() -> get(clientOf(forged), "/agent/v1/time"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get(clientOf(null), "/agent/v1/time")).isInstanceOf(IOException.class);
  }

  @Test
  void thePlatformsTimeIsTold() throws Exception {
    HttpResponse<String> answer = get(clientOf(identityOf("lkc-a")), "/agent/v1/time");
    long told = DescriptionJson.read(answer.body(), PlatformTime.class).epochMillis();
    assertThat(Duration.ofMillis(clock.millis() - told)).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void badRequestsAreRefusedWithASentence() throws Exception {
    HttpClient broker = clientOf(identityOf("lkc-a"));
    assertThat(get(broker, "/agent/v1/clusters/lkc-a/nothing").statusCode()).isEqualTo(404);
    HttpResponse<String> answer =
        get(broker, "/agent/v1/clusters/lkc-a/access?broker=0&applied=x&wait=0");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("applied");
  }

  @Test
  void usageOfAnotherClusterIsRefusedAndNothingOfItIsKept() throws Exception {
    String cluster = cluster(Tenant.signUp());
    HttpRequest request =
        request("/agent/v1/clusters/" + cluster + "/usage")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    HttpResponse<String> answer =
        clientOf(identityOf("lkc-other002")).send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("not that cluster's");
    Awaitility.await()
        .until(() ->
            database
                .first(
                    "SELECT 1 FROM audit_entry WHERE actor = 'lkc-other002'"
                        + " AND action = 'agent.request'",
                    row -> true)
                .isPresent());
    assertThat(
            database.first(
                """
                SELECT 1 FROM usage_quarantine q JOIN kafka_cluster c ON c.id = q.cluster_id
                WHERE c.public_id = ?
                """,
                row -> true,
                cluster))
        .isEmpty();
  }

  @Test
  void aBodyOverFourMebibytesIsRefused() throws Exception {
    HttpRequest request =
        request("/agent/v1/clusters/lkc-a/usage")
            .POST(HttpRequest.BodyPublishers.ofString("x".repeat(TOO_LARGE)))
            .build();
    HttpResponse<String> answer =
        clientOf(identityOf("lkc-a")).send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static String cluster(Tenant tenant) {
    Map<String, Object> spec =
        Map.of(
            "display_name",
            "orders",
            "availability",
            "LOW",
            "cloud",
            "AWS",
            "region",
            "us-east-2",
            "config",
            Map.of("kind", "Basic"),
            "environment",
            Map.of("id", tenant.environment()));
    return tenant
        .request()
        .body(Map.of("spec", spec))
        .post("/cmk/v2/clusters")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private static String access(String cluster, long applied, int wait) {
    return "/agent/v1/clusters/"
        + cluster
        + "/access?broker=0&applied="
        + applied
        + "&wait="
        + wait;
  }

  private static AccessSnapshot snapshot(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return DescriptionJson.read(answer.body(), AccessSnapshot.class);
  }

  private HttpResponse<String> get(HttpClient client, String path) throws Exception {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.urls().getFirst() + path))
        .timeout(Duration.ofSeconds(40));
  }

  private Credential identityOf(String cluster) {
    return authorities
        .agent()
        .issue(
            new CertificateNames(
                "agent." + cluster, List.of(), List.of(NodeSecrets.agentIdentity(cluster))),
            clock.instant());
  }

  private HttpClient clientOf(Credential credential) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("agent", authorities.agent().certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    if (credential != null) {
      own.setKeyEntry(
          "own", credential.key(), PASSWORD, credential.chain().toArray(Certificate[]::new));
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
