package dev.samsa.controlplane.kafkarest.accesscheck;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import dev.samsa.controlplane.kafkarest.TestSignIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class AccessCheckRouteTest {
  private static final String POOL = "pool-check1";

  @Inject Database database;

  /** The organization that the test's keys belong to, with a pool of its own. */
  @BeforeEach
  void theOrganizationHasAPool() {
    database.update(
        "INSERT INTO identity_provider (public_id, organization_id, display_name, issuer, jwks_uri,"
            + " identity_claim, next_fetch_at, created_at, updated_at) VALUES ('op-check1', ?,"
            + " 'works', 'https://issuer.example', 'https://issuer.example/keys', 'claims.sub',"
            + " now() + interval '1 day', now(), now()) ON CONFLICT DO NOTHING",
        TestSignIn.ORGANIZATION_KEY);
    database.update(
        "INSERT INTO identity_pool (public_id, provider_id, organization_id, display_name,"
            + " identity_claim, filter, created_at, updated_at) SELECT ?, id, organization_id, 'staff',"
            + " 'claims.sub', 'true', now(), now() FROM identity_provider"
            + " WHERE public_id = 'op-check1' ON CONFLICT DO NOTHING",
        POOL);
  }

  @Test
  void anIdentityPoolIsAPrincipalLikeAnyOther() {
    check(POOL)
        .statusCode(200)
        .body("principal", equalTo("User:" + POOL))
        .body("allowed", equalTo(false))
        .body("rule.type", equalTo("NONE"));

    asAdmin()
        .body(
            """
            {"resource_type": "TOPIC", "resource_name": "checked", "pattern_type": "LITERAL",
             "principal": "User:%s", "host": "*", "operation": "READ", "permission": "ALLOW"}
            """
                .formatted(POOL))
        .post(BASE + "/acls")
        .then()
        .statusCode(201);

    check(POOL)
        .statusCode(200)
        .body("allowed", equalTo(true))
        .body("rule.acl.principal", equalTo("User:" + POOL));
  }

  @Test
  void aPoolThatTheOrganizationDoesNotHaveIsNotFound() {
    check("pool-nobody").statusCode(404).body("message", containsString("pool-nobody"));
  }

  @Test
  void whatIsNoPrincipalIsRefusedWithThoseThatAre() {
    check("key-1").statusCode(400).body("message", containsString("an identity pool (pool-…)"));
  }

  private static ValidatableResponse check(String principal) {
    return asAdmin()
        .get(
            BASE
                + "/access:check?operation=READ&resource_type=TOPIC&resource_name=checked"
                + "&principal="
                + principal)
        .then();
  }
}
