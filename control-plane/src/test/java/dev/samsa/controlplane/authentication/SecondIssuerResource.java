package dev.samsa.controlplane.authentication;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Starts an {@link IssuerProcess} and makes the platform accept its tokens. */
public final class SecondIssuerResource implements QuarkusTestResourceLifecycleManager {
  private Process process;

  @Override
  public Map<String, String> start() {
    try {
      process =
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
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      return Map.of("samsa.oidc.issuer", url, "samsa.oidc.audience", "samsa-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (process != null) {
      process.destroy();
    }
  }
}
