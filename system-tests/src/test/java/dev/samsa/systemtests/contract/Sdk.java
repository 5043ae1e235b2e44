package dev.samsa.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Sends what generated client libraries send: a base URL with paths hung behind it, and one
 * credential. Every answer is held to {@link WireRules} before a test sees it.
 */
final class Sdk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;
  private final String authorization;

  private Sdk(String base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  /** Of nobody. */
  static Sdk at(String base) {
    return new Sdk(base, null);
  }

  /** With an API key. */
  Sdk basic(String key, String secret) {
    String credential = key + ":" + secret;
    return new Sdk(
        base,
        "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)));
  }

  /** With a token. */
  Sdk bearer(String token) {
    return new Sdk(base, "Bearer " + token);
  }

  /** The same caller at another address. */
  Sdk below(String otherBase) {
    return new Sdk(otherBase, authorization);
  }

  Reply get(String path) {
    return call("GET", path, null);
  }

  Reply delete(String path) {
    return call("DELETE", path, null);
  }

  /** Posts JSON; single quotes stand for double ones. */
  Reply post(String path, String json, Object... values) {
    return call("POST", path, json(json, values));
  }

  /** As {@link #post}. */
  Reply patch(String path, String json, Object... values) {
    return call("PATCH", path, json(json, values));
  }

  private static String json(String json, Object... values) {
    return json.formatted(values).replace('\'', '"');
  }

  private Reply call(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(LIMIT)
            .header("Accept", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      Reply reply =
          new Reply(
              method + " " + path,
              response.statusCode(),
              response.headers(),
              tree(response.body()));
      WireRules.check(reply);
      return reply;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static JsonNode tree(String body) throws IOException {
    return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
  }
}
