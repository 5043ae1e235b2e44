package dev.samsa.controlplane.kafkarest.acl;

import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.BASE;
import static dev.samsa.controlplane.kafkarest.KafkaRestCalls.asAdmin;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.samsa.controlplane.kafkarest.KafkaRestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the Terraform provider does to an ACL, call by call (wire contract 2.9). */
@QuarkusTest
@TestProfile(KafkaRestProfile.class)
class TerraformAclTest {

  @Test
  void anAclLivesThroughCreateReadAndDelete() {
    Map<String, String> acl = acl("terraform-orders", "LITERAL", "User:sa-writer");

    asAdmin().body(acl).post(BASE + "/acls").then().statusCode(201).body(emptyString());
    query(acl)
        .get(BASE + "/acls")
        .then()
        .statusCode(200)
        .body("kind", equalTo("KafkaAclList"))
        .body("data", hasSize(1))
        .body("data[0].kind", equalTo("KafkaAcl"))
        .body("data[0].cluster_id", equalTo("lkc-test01"))
        .body("data[0].resource_type", equalTo("TOPIC"))
        .body("data[0].resource_name", equalTo("terraform-orders"))
        .body("data[0].pattern_type", equalTo("LITERAL"))
        .body("data[0].principal", equalTo("User:sa-writer"))
        .body("data[0].host", equalTo("*"))
        .body("data[0].operation", equalTo("WRITE"))
        .body("data[0].permission", equalTo("ALLOW"));
    query(acl).delete(BASE + "/acls").then().statusCode(200).body("data", hasSize(1));
    query(acl).get(BASE + "/acls").then().statusCode(200).body("data", hasSize(0));
  }

  @Test
  void aLiteralQueryFindsNeitherPrefixedNorWildcardAcls() {
    for (Map<String, String> acl :
        java.util.List.of(
            acl("exact", "LITERAL", "User:sa-exact"),
            acl("exact", "PREFIXED", "User:sa-exact"),
            acl("*", "LITERAL", "User:sa-exact"),
            acl("exact", "LITERAL", "User:sa-exact2"))) {
      asAdmin().body(acl).post(BASE + "/acls").then().statusCode(201);
    }

    query(acl("exact", "LITERAL", "User:sa-exact"))
        .get(BASE + "/acls")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].pattern_type", equalTo("LITERAL"))
        .body("data[0].resource_name", equalTo("exact"));
    asAdmin()
        .queryParam("resource_type", "TOPIC")
        .queryParam("resource_name", "exact")
        .queryParam("pattern_type", "MATCH")
        .queryParam("principal", "User:sa-exact")
        .get(BASE + "/acls")
        .then()
        .body("data", hasSize(3));
  }

  @Test
  void aBatchMakesAllOfItsAcls() {
    asAdmin()
        .body(
            Map.of(
                "data",
                java.util.List.of(
                    acl("one", "LITERAL", "User:sa-batch"),
                    acl("two", "PREFIXED", "User:sa-batch"))))
        .post(BASE + "/acls:batch")
        .then()
        .statusCode(201);

    asAdmin()
        .queryParam("principal", "User:sa-batch")
        .get(BASE + "/acls")
        .then()
        .body("data.resource_name", equalTo(java.util.List.of("one", "two")));
  }

  @Test
  void aDeletionWithoutItsFieldsSpelledOutIsRefused() {
    asAdmin()
        .queryParam("principal", "User:sa-nobody")
        .delete(BASE + "/acls")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(40002));
  }

  private static Map<String, String> acl(String name, String pattern, String principal) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("resource_type", "TOPIC");
    fields.put("resource_name", name);
    fields.put("pattern_type", pattern);
    fields.put("principal", principal);
    fields.put("host", "*");
    fields.put("operation", "WRITE");
    fields.put("permission", "ALLOW");
    return fields;
  }

  private static RequestSpecification query(Map<String, String> acl) {
    return asAdmin().queryParams(acl);
  }
}
