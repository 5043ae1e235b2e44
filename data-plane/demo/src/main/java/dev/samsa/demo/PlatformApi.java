package dev.samsa.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The platform's REST API as one tenant uses it. */
final class PlatformApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final HttpClient http = HttpClient.newHttpClient();
  private String token = "";
  private String user = "";
  private String environment = "";

  PlatformApi(String url) {
    this.url = url;
  }

  /** An API key; the secret is shown by the API this once. */
  record Key(String id, String secret) {}

  String url() {
    return url;
  }

  /** Signs up a new organization and signs in as its first user. */
  void signUp(String email, String password, String organization)
      throws IOException, InterruptedException, DemoFailure {
    JsonNode made =
        call(
            "POST",
            "/api/signup",
            Map.of("email", email, "password", password, "organization", organization));
    environment = made.path("environment").path("id").asText();
    user = made.path("user").path("id").asText();
    token =
        call("POST", "/api/sessions", Map.of("email", email, "password", password))
            .path("token")
            .asText();
  }

  /** Asks for a Standard cluster over three zones; answers its id at once. */
  String createCluster(String name) throws IOException, InterruptedException, DemoFailure {
    Map<String, Object> spec =
        Map.of(
            "display_name",
            name,
            "availability",
            "MULTI_ZONE",
            "cloud",
            "AWS",
            "region",
            "us-east-1",
            "config",
            Map.of("kind", "Standard"),
            "environment",
            Map.of("id", environment));
    return call("POST", "/cmk/v2/clusters", Map.of("spec", spec)).path("id").asText();
  }

  /** The cluster as the API shows it. */
  JsonNode cluster(String id) throws IOException, InterruptedException, DemoFailure {
    return call("GET", "/cmk/v2/clusters/" + id + "?environment=" + environment, null);
  }

  /** A new key of the signed-in user for a cluster. */
  Key createKey(String cluster) throws IOException, InterruptedException, DemoFailure {
    Map<String, Object> spec =
        Map.of(
            "display_name", "demo",
            "owner", Map.of("id", user),
            "resource", Map.of("id", cluster));
    JsonNode key = call("POST", "/iam/v2/api-keys", Map.of("spec", spec));
    return new Key(key.path("id").asText(), key.path("spec").path("secret").asText());
  }

  /** The month's bill so far. */
  JsonNode liveBill() throws IOException, InterruptedException, DemoFailure {
    return call("GET", "/billing/v1/live", null);
  }

  /**
   * Asks brokers to close their windows now; answers the instant up to which the bill will be
   * complete.
   */
  String closeWindows() throws IOException, InterruptedException, DemoFailure {
    return call("POST", "/billing/v1/live/close", null).path("complete_to").asText();
  }

  private JsonNode call(String method, String path, Object body)
      throws IOException, InterruptedException, DemoFailure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new DemoFailure(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }
}
