package dev.samsa.bench.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The first user of an organization of its own, over the REST API. */
public final class Tenant {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Every tenant's. */
  public static final String PASSWORD = "Ungeheures Ungeziefer 1915";

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;
  private final String user;
  private final String environment;
  private final String organization;
  private final String email;

  private Tenant(String url, String email, JsonNode signedUp) {
    this.url = url;
    this.email = email;
    this.token = signedUp.path("token").asText();
    this.user = signedUp.path("user").path("id").asText();
    this.environment = signedUp.path("environment").path("id").asText();
    this.organization = signedUp.path("organization").path("id").asText();
  }

  static Tenant signUp(String url) throws IOException, InterruptedException {
    String email = UUID.randomUUID() + "@bench.test";
    Map<String, String> body =
        Map.of("email", email, "password", PASSWORD, "organization", "Bench");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/signup"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("sign-up answered " + answer.statusCode() + ": " + answer.body());
    }
    return new Tenant(url, email, JSON.readTree(answer.body()));
  }

  public String organization() {
    return organization;
  }

  public String environment() {
    return environment;
  }

  /** With {@link #PASSWORD} it signs in. */
  public String email() {
    return email;
  }

  /** Asks for a Basic cluster; answers its id at once. */
  public String createCluster() throws IOException, InterruptedException {
    return createCluster("Basic", "SINGLE_ZONE");
  }

  /** As {@link #createCluster()}, of another kind. */
  public String createCluster(String kind, String availability)
      throws IOException, InterruptedException {
    return create(Map.of("kind", kind), availability);
  }

  /** Asks for a Dedicated cluster of so many CKUs in one zone; answers its id at once. */
  public String createDedicated(int ckus) throws IOException, InterruptedException {
    return create(Map.of("kind", "Dedicated", "cku", ckus), "SINGLE_ZONE");
  }

  private String create(Map<String, Object> config, String availability)
      throws IOException, InterruptedException {
    return call(
            "POST",
            "/cmk/v2/clusters",
            Map.of(
                "spec",
                Map.of(
                    "display_name",
                    "bench",
                    "availability",
                    availability,
                    "cloud",
                    "AWS",
                    "region",
                    "eu-central-1",
                    "config",
                    config,
                    "environment",
                    Map.of("id", environment))))
        .path("id")
        .asText();
  }

  /** Waits until a cluster serves; answers its bootstrap address. */
  public String awaitReady(String cluster) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end) {
      JsonNode found =
          call("GET", "/cmk/v2/clusters/" + cluster + "?environment=" + environment, null);
      if (found.path("status").path("phase").asText().equals("PROVISIONED")) {
        return found
            .path("spec")
            .path("kafka_bootstrap_endpoint")
            .asText()
            .replace("SASL_SSL://", "");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new IOException(cluster + " is not ready after " + LONGEST);
  }

  /** A new key of this user for a cluster. */
  public KafkaLogin createKey(String cluster, String bootstrap, String caFile)
      throws IOException, InterruptedException {
    JsonNode key =
        call(
            "POST",
            "/iam/v2/api-keys",
            Map.of(
                "spec",
                Map.of(
                    "display_name",
                    "bench",
                    "owner",
                    Map.of("id", user),
                    "resource",
                    Map.of("id", cluster))));
    return new KafkaLogin(
        bootstrap, key.path("id").asText(), key.path("spec").path("secret").asText(), caFile);
  }

  /** An API key with its secret. */
  public record Key(String id, String secret) {}

  /** A new key of this user for the REST API. */
  public Key createCloudKey() throws IOException, InterruptedException {
    JsonNode key =
        call(
            "POST",
            "/iam/v2/api-keys",
            Map.of("spec", Map.of("display_name", "bench", "owner", Map.of("id", user))));
    return new Key(key.path("id").asText(), key.path("spec").path("secret").asText());
  }

  public void deleteCluster(String cluster) throws IOException, InterruptedException {
    call("DELETE", "/cmk/v2/clusters/" + cluster + "?environment=" + environment, null);
  }

  /** The body of a GET, as text. */
  public String get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  /** Writes the body of a GET into a file. */
  public void download(String path, Path file) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<Path> answer = http.send(request, HttpResponse.BodyHandlers.ofFile(file));
    if (answer.statusCode() != 200) {
      throw new IOException("GET " + path + " answered " + answer.statusCode());
    }
  }

  private JsonNode call(String method, String path, Object body)
      throws IOException, InterruptedException {
    String answer = send(method, path, body);
    return answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  private String send(String method, String path, Object body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
