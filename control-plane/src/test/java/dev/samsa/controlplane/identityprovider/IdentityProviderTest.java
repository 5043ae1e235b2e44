package dev.samsa.controlplane.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.samsa.controlplane.access.AccessSnapshots;
import dev.samsa.controlplane.authentication.RunningIssuer;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.ClusterRows;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.description.access.IdentityProviderEntry;
import dev.samsa.description.identity.PoolVerdict;
import dev.samsa.description.identity.TrustedPool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class IdentityProviderTest {
  private static final String PATH = TestProviders.PATH;

  private static RunningIssuer issuer;
  private static TestProviders made;
  private static Tenant careless;

  @Inject KeySetWorker worker;
  @Inject AccessSnapshots snapshots;
  @Inject ClusterRows clusters;

  @BeforeAll
  static void startIssuer() throws Exception {
    issuer = RunningIssuer.start();
    made = new TestProviders(issuer);
    careless = null;
  }

  /** One tenant for all that is refused: signing up takes long on purpose. */
  private static Tenant careless() {
    if (careless == null) {
      careless = Tenant.signUp();
    }
    return careless;
  }

  @AfterAll
  static void stopIssuer() {
    issuer.close();
  }

  private List<IdentityProviderEntry> told(String cluster) {
    return snapshots.assemble(cluster).orElseThrow().identityProviders();
  }

  @Test
  void aProviderIsMadeItsKeysFetchedReadChangedAndDeleted() {
    Tenant tenant = Tenant.signUp();
    String id =
        made.create(tenant, made.provider("works"))
            .then()
            .statusCode(201)
            .body("id", startsWith("op-"))
            .body("api_version", equalTo("iam/v2"))
            .body("kind", equalTo("IdentityProvider"))
            .body("metadata.resource_name", startsWith(tenant.crn() + "/identity-provider=op-"))
            .body("state", equalTo("ENABLED"))
            .body("identity_claim", equalTo("claims.sub"))
            .body("description", equalTo(""))
            .body("keys", hasSize(0))
            .extract()
            .path("id");

    worker.fetchDue();

    tenant
        .request()
        .get(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("keys[0].kid", equalTo("k1"))
        .body("keys[0].alg", equalTo("RS256"))
        .body("keys_fetched_at", notNullValue())
        .body("keys_problem", nullValue());
    tenant
        .request()
        .body(Map.of("description", "of the works", "identity_claim", "claims.email"))
        .patch(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("display_name", equalTo("works"))
        .body("description", equalTo("of the works"))
        .body("identity_claim", equalTo("claims.email"))
        .body("keys", hasSize(1));
    tenant.request().delete(PATH + "/" + id).then().statusCode(204);
    tenant.request().get(PATH + "/" + id).then().statusCode(404);
    tenant.request().get(PATH).then().statusCode(200).body("data", hasSize(0));
  }

  @Test
  void aPoolIsMadeReadChangedAndDeletedWithItsBindings() {
    Tenant tenant = Tenant.signUp();
    String provider = made.created(tenant, "works");
    String path = PATH + "/" + provider + "/identity-pools";
    String id =
        tenant
            .request()
            .body(made.pool("writers"))
            .post(path + "?assigned_resource_owner=" + tenant.user())
            .then()
            .statusCode(201)
            .body("id", startsWith("pool-"))
            .body("kind", equalTo("IdentityPool"))
            .body("principal", startsWith("pool-"))
            .body("identity_claim", equalTo("claims.sub"))
            .body("filter", equalTo(TestProviders.FILTER))
            .body("state", equalTo("ENABLED"))
            .extract()
            .path("id");
    String binding = tenant.bind(id, "MetricsViewer", tenant.crn()).path("id");
    tenant.request().get("/iam/v2/role-bindings/" + binding).then().statusCode(200);

    tenant
        .request()
        .body(Map.of("filter", "has(claims.groups)"))
        .patch(path + "/" + id)
        .then()
        .statusCode(200)
        .body("display_name", equalTo("writers"))
        .body("filter", equalTo("has(claims.groups)"));
    tenant.request().delete(path + "/" + id).then().statusCode(204);

    tenant.request().get(path + "/" + id).then().statusCode(404);
    tenant.request().get("/iam/v2/role-bindings/" + binding).then().statusCode(404);
    tenant.bind(id, "MetricsViewer", tenant.crn()).then().statusCode(404);
  }

  @Test
  void brokersAreToldWhoseTokensToLetInAndOnlyWhileAllIsEnabled() throws Exception {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    String provider = made.created(tenant, "works");
    String pool = made.createdPool(tenant, provider, "writers");
    String path = PATH + "/" + provider;
    worker.fetchDue();

    IdentityProviderEntry entry = told(cluster).getFirst();
    String token = issuer.token("robot", "samsa", 300);
    assertThat(TrustedPool.of(entry, entry.pools().getFirst()).judge(token, Instant.now()))
        .isInstanceOfSatisfying(
            PoolVerdict.Admitted.class,
            admitted -> {
              assertThat(admitted.pool()).isEqualTo(pool);
              assertThat(admitted.identity()).isEqualTo("robot");
            });

    long before = clusters.accessNumber(cluster);
    made.patch(tenant, path + "/identity-pools/" + pool, "state", "DISABLED");
    assertThat(told(cluster).getFirst().pools()).isEmpty();
    assertThat(clusters.accessNumber(cluster)).isGreaterThan(before);
    made.patch(tenant, path + "/identity-pools/" + pool, "state", "ENABLED");
    made.patch(tenant, path, "state", "DISABLED");
    assertThat(told(cluster)).isEmpty();
    made.patch(tenant, path, "state", "ENABLED");
    assertThat(told(cluster).getFirst().pools()).hasSize(1);
    tenant.request().delete(path).then().statusCode(204);
    assertThat(told(cluster)).isEmpty();
  }

  @Test
  void keysThatCannotBeFetchedAnyMoreStayAndTheProblemIsSaid() throws Exception {
    Tenant tenant = Tenant.signUp();
    String cluster = clusters.insert(tenant.environment());
    try (RunningIssuer mortal = RunningIssuer.start()) {
      Map<String, Object> body = made.provider("mortal");
      body.put("jwks_uri", mortal.keys());
      made.create(tenant, body).then().statusCode(201);
      worker.fetchDue();
      assertThat(told(cluster).getFirst().keys()).hasSize(1);
    }
    String id = tenant.request().get(PATH).path("data[0].id");
    made.patch(tenant, PATH + "/" + id, "display_name", "dead");
    worker.fetchDue();

    tenant
        .request()
        .get(PATH + "/" + id)
        .then()
        .body("keys", hasSize(1))
        .body("keys_problem", containsString("cannot be reached"));
    assertThat(told(cluster).getFirst().keys()).hasSize(1);

    made.patch(
        tenant, PATH + "/" + id, "jwks_uri", issuer.url() + "/.well-known/openid-configuration");
    assertThat(told(cluster).getFirst().keys()).isEmpty();
    worker.fetchDue();
    tenant
        .request()
        .get(PATH + "/" + id)
        .then()
        .body("keys", hasSize(0))
        .body("keys_problem", containsString("Key Set"));
  }

  @ParameterizedTest
  @CsvSource({
    "display_name, ' '",
    "issuer, samsa",
    "jwks_uri, ftp://keys.example.com/",
    "jwks_uri, https://user@keys.example.com/",
    "jwks_uri, not a url",
    "identity_claim, claims.sub == 'a'",
    "state, ASLEEP",
  })
  void aProviderThatCannotBeIsRefusedWithItsField(String field, String value) {
    Map<String, Object> body = made.provider("works");
    body.put(field, value);
    made.create(careless(), body)
        .then()
        .statusCode(400)
        .body("errors[0].source.pointer", equalTo("/" + field))
        .body("errors[0].detail", containsString(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          claims.aud = "a"            | At character 12
          claims.sub.matches("(")     | regular expression
          size(claims) == 3           | claims.NAME
          "yes"                       | no condition
          ''                          | filter
          """)
  void aFilterThatCannotBeReadIsRefusedWithWhatIsWrong(String filter, String words) {
    Tenant tenant = careless();
    String provider = made.created(tenant, "for " + Math.abs(filter.hashCode()));
    Map<String, Object> body = made.pool("writers");
    body.put("filter", filter);
    made.createPool(tenant, provider, body)
        .then()
        .statusCode(400)
        .body("errors[0].source.pointer", equalTo("/filter"))
        .body("errors[0].detail", containsString(words));
  }

  @Test
  void namesAreUniqueWhereTheyBelongAndNumbersAreLimited() {
    Tenant tenant = Tenant.signUp();
    String provider = made.created(tenant, "works");
    made.create(tenant, made.provider("works")).then().statusCode(409);
    made.createdPool(tenant, provider, "writers");
    made.createPool(tenant, provider, made.pool("writers")).then().statusCode(409);
    made.createdPool(tenant, made.created(tenant, "other"), "writers");
    for (int i = 2; i < 10; i++) {
      made.created(tenant, "provider " + i);
    }
    made.create(tenant, made.provider("one too many")).then().statusCode(402);
    tenant.request().get(PATH + "?page_size=4").then().body("data", hasSize(4));
  }

  @Test
  void administratorsChangeThemWhoHoldsARoleReadsThemAndStrangersSeeNothing() {
    Tenant tenant = Tenant.signUp();
    String provider = made.created(tenant, "works");
    String pool = made.createdPool(tenant, provider, "writers");
    String path = PATH + "/" + provider + "/identity-pools/" + pool;
    String account = tenant.serviceAccount("reader");
    Tenant.Key key = tenant.cloudKey(account);

    Tenant.basic(key).get(path).then().statusCode(404);
    Tenant.basic(key).get(PATH).then().statusCode(200).body("data", hasSize(0));
    tenant.bind(account, "MetricsViewer", tenant.environmentCrn()).then().statusCode(201);
    Tenant.basic(key).get(path).then().statusCode(200);
    Tenant.basic(key).body(made.pool("x")).patch(path).then().statusCode(403);
    Tenant.basic(key).body(made.provider("x")).post(PATH).then().statusCode(403);
    Tenant.basic(key).delete(PATH + "/" + provider).then().statusCode(403);

    Tenant stranger = Tenant.signUp();
    String own = made.created(stranger, "own");
    stranger.request().get(path).then().statusCode(404);
    stranger.request().get(PATH + "/" + own + "/identity-pools/" + pool).then().statusCode(404);
    stranger.request().delete(path).then().statusCode(404);
    made.createPool(stranger, provider, made.pool("mine")).then().statusCode(404);
    stranger.bind(pool, "MetricsViewer", stranger.crn()).then().statusCode(404);
  }
}
