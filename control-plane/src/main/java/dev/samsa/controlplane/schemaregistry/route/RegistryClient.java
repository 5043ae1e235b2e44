package dev.samsa.controlplane.schemaregistry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.api.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks the process of a registry. */
@ApplicationScoped
class RegistryClient {
  private static final Logger LOG = Logger.getLogger(RegistryClient.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final String JSON = "application/vnd.schemaregistry.v1+json";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper mapper;

  RegistryClient(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * What a registry answered.
   *
   * @param status below 500
   */
  record Answer(int status, String body) {
    boolean succeeded() {
      return status < 300;
    }
  }

  Answer get(URI api, String path) {
    return send(api, "GET", path, null);
  }

  /**
   * @param path encoded, with its query
   * @param body null for none
   * @throws ApiException 503 if it gives no answer of its own
   */
  Answer send(URI api, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(LIMIT)
            .header("Content-Type", JSON)
            .header("Accept", JSON + ", application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 500) {
        LOG.errorf(
            "registry answers %d to %s %s: %s", answer.statusCode(), method, path, answer.body());
        throw unavailable();
      }
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException failure) {
      LOG.warnf("registry gives no answer to %s %s: %s", method, path, failure);
      throw unavailable();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  /** The tree of a text that is known to be JSON. */
  JsonNode tree(String body) {
    try {
      return mapper.readTree(body);
    } catch (IOException broken) {
      LOG.errorf("registry answers what is not JSON: %s", body);
      throw unavailable();
    }
  }

  private static ApiException unavailable() {
    return ApiException.unavailable(
        "The schema registry does not answer right now; try again.", RETRY_AFTER);
  }
}
