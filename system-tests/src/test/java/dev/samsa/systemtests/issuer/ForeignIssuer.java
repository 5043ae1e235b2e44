package dev.samsa.systemtests.issuer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** An {@link IssuerProgram} that runs until it is closed. */
public final class ForeignIssuer implements AutoCloseable {
  private final Process process;
  private final String url;

  private ForeignIssuer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  public static ForeignIssuer start() {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx32m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  Path.of("target", "test-classes").toAbsolutePath().toString(),
                  IssuerProgram.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String url =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      return new ForeignIssuer(process, url);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String url() {
    return url;
  }

  public String tokenEndpoint() {
    return url + "/token";
  }

  /** A token for a client, as any program would get it. */
  public String token(String client) throws IOException, InterruptedException {
    String credential =
        Base64.getEncoder()
            .encodeToString((client + ":" + IssuerProgram.SECRET).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tokenEndpoint()))
            .header("Authorization", "Basic " + credential)
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return JsonMapper.builder().build().readTree(body).path("access_token").asText();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
