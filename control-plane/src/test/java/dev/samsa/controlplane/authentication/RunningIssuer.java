package dev.samsa.controlplane.authentication;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An {@link IssuerProcess} that runs until it is closed. */
public final class RunningIssuer implements AutoCloseable {
  private final Process process;
  private final String url;

  private RunningIssuer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  public static RunningIssuer start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                IssuerProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String url =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    return new RunningIssuer(process, url);
  }

  public String url() {
    return url;
  }

  public String keys() {
    return url + "/keys";
  }

  /** A token that it signs now. */
  public String token(String subject, String audience, int seconds)
      throws IOException, InterruptedException {
    String query = String.join(",", subject, subject + "@example.org", audience, "" + seconds);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url + "/sign?" + query)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
