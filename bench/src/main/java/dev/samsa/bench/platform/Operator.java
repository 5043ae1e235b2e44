package dev.samsa.bench.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The operator account, over the REST API. */
public final class Operator {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private String token = "";

  private Operator(String url) {
    this.url = url;
  }

  static Operator signIn(String url, String password) throws IOException, InterruptedException {
    Operator operator = new Operator(url);
    Map<String, String> credentials = Map.of("email", "operator@localhost", "password", password);
    operator.token = operator.call("POST", "/api/sessions", credentials).path("token").asText();
    return operator;
  }

  /** Issues a draft; answers the total. */
  public BigDecimal issue(String invoice) throws IOException, InterruptedException {
    JsonNode issued = call("POST", "/admin/v1/invoices/" + invoice + "/issue", Map.of());
    return new BigDecimal(issued.path("total").asText());
  }

  private JsonNode call(String method, String path, Object body)
      throws IOException, InterruptedException {
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
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
