package dev.samsa.controlplane.cluster;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A tenant that signs up and works through the REST API like any other. */
record TestTenant(String token, String environment) {

  static TestTenant signUp() {
    var made =
        given()
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "email",
                    UUID.randomUUID() + "@example.org",
                    "password",
                    "seven-green-lanterns-at-dusk",
                    "organization",
                    "Acme " + UUID.randomUUID()))
            .post("/api/signup")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new TestTenant(made.getString("token"), made.getString("environment.id"));
  }

  RequestSpecification request() {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  /** The body of a cluster to create, as a map that can be changed. */
  Map<String, Object> spec(String kind, String availability) {
    Map<String, Object> spec = new HashMap<>();
    spec.put("display_name", "orders");
    spec.put("availability", availability);
    spec.put("cloud", "aws");
    spec.put("region", "us-east-2");
    spec.put("config", Map.of("kind", kind));
    spec.put("environment", Map.of("id", environment));
    return spec;
  }

  String createCluster(String kind, String availability) {
    return request()
        .body(Map.of("spec", spec(kind, availability)))
        .post("/cmk/v2/clusters")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  String phase(String cluster) {
    return request().get("/cmk/v2/clusters/" + cluster).then().extract().path("status.phase");
  }

  void awaitProvisioned(String cluster) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> "PROVISIONED".equals(phase(cluster)));
  }

  /** An API key for the cluster, owned by the tenant's user. */
  Key createKey(String cluster) {
    var made =
        request()
            .body(Map.of("spec", Map.of("resource", Map.of("id", cluster, "kind", "Cluster"))))
            .post("/iam/v2/api-keys")
            .then()
            .statusCode(202)
            .extract()
            .jsonPath();
    return new Key(made.getString("id"), made.getString("spec.secret"));
  }

  record Key(String id, String secret) {
    /** Client settings for that key. */
    Map<String, Object> client(String bootstrap, Path ca) {
      Map<String, Object> config = new HashMap<>();
      config.put("bootstrap.servers", bootstrap);
      config.put("security.protocol", "SASL_SSL");
      config.put("ssl.truststore.type", "PEM");
      config.put("ssl.truststore.location", ca.toString());
      config.put("sasl.mechanism", "PLAIN");
      config.put(
          "sasl.jaas.config",
          "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
              + id
              + "\" password=\""
              + secret
              + "\";");
      return config;
    }
  }
}
