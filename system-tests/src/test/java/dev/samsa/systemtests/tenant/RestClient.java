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
import java.time.Duration;

/** Calls the REST API as curl does. */
public final class RestClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final String token;

  private RestClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public static RestClient of(URI base) {
    return new RestClient(base, null);
  }

  public RestClient as(String bearerToken) {
    return new RestClient(base, bearerToken);
  }

  /** The token that it sends; null for nobody. */
  public String token() {
    return token;
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
  RestAnswer exchange(String method, String path, String body) throws IOException {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LIMIT)
            .method(method, publisher)
            .header("Content-Type", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
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
