package dev.samsa.systemtests.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Calls the REST API as curl does. */
public final class RestClient {
  private static final String BEARER = "Bearer ";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final String authorization;

  private RestClient(URI base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  public static RestClient of(URI base) {
    return new RestClient(base, null);
  }

  public RestClient as(String bearerToken) {
    return new RestClient(base, BEARER + bearerToken);
  }

  /** With an API key, as the answer to its creation shows it. */
  public RestClient withKey(RestAnswer key) {
    String pair = key.text("/id") + ":" + key.text("/spec/secret");
    return new RestClient(
        base, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same caller at another address. */
  public RestClient at(URI otherBase) {
    return new RestClient(otherBase, authorization);
  }

  /** The token that it sends; null for nobody. */
  public String token() {
    return authorization == null ? null : authorization.substring(BEARER.length());
  }

  public RestAnswer get(String path) {
    return call("GET", path, null);
  }

  /** Posts JSON; single quotes stand for double ones. */
  public RestAnswer post(String path, String json, Object... values) {
    return call("POST", path, json.formatted(values).replace('\'', '"'));
  }

  /** Posts a value as JSON. */
  public RestAnswer postTree(String path, Object value) {
    try {
      return call("POST", path, JSON.writeValueAsString(value));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Patches with JSON; single quotes stand for double ones. */
  public RestAnswer patch(String path, String json, Object... values) {
    return call("PATCH", path, json.formatted(values).replace('\'', '"'));
  }

  /** Puts JSON; single quotes stand for double ones. */
  public RestAnswer put(String path, String json, Object... values) {
    return call("PUT", path, json.formatted(values).replace('\'', '"'));
  }

  public RestAnswer delete(String path) {
    return call("DELETE", path, null);
  }

  private RestAnswer call(String method, String path, String body) {
    try {
      return exchange(method, path, body);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As the other methods, with broken connections to be handled by the caller. */
  public RestAnswer exchange(String method, String path, String body) throws IOException {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LIMIT)
            .method(method, publisher)
            .header("Content-Type", "application/json");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new RestAnswer(response.statusCode(), tree(response.body()), response.headers());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private static JsonNode tree(String body) throws IOException {
    return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
  }
}
