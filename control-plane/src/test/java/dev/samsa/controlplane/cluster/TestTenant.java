package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.tenant.Tenant;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** A tenant with what it does with clusters, all through the REST API. */
record TestTenant(String token, String environment) {

  static TestTenant signUp() {
    Tenant tenant = Tenant.signUp();
    return new TestTenant(tenant.token(), tenant.environment());
  }

  RequestSpecification request() {
    return Tenant.bearer(token);
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

  /** A Dedicated cluster in three zones. */
  String createDedicated(int cku) {
    Map<String, Object> spec = spec("Dedicated", "MULTI_ZONE");
    spec.put("config", Map.of("kind", "Dedicated", "cku", cku));
    return request()
        .body(Map.of("spec", spec))
        .post("/cmk/v2/clusters")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  void resize(String cluster, int cku) {
    request()
        .body(
            Map.of(
                "spec",
                Map.of(
                    "config", Map.of("kind", "Dedicated", "cku", cku),
                    "environment", Map.of("id", environment))))
        .patch("/cmk/v2/clusters/" + cluster)
        .then()
        .statusCode(200);
  }

  int runningCku(String cluster) {
    return request().get("/cmk/v2/clusters/" + cluster).then().extract().path("status.cku");
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
