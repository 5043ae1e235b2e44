package dev.samsa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The process of the demo, whose exit code is that of {@code ./samsa demo --exit}. */
final class DemoExitTest {
  private record Ended(int code, String output) {}

  @Test
  void aStepThatFailsIsNamedAndEndsTheProcessWithOne() throws Exception {
    HttpServer platform =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] refusal = "sign-up is closed".getBytes(StandardCharsets.UTF_8);
    platform.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(403, refusal.length);
            exchange.getResponseBody().write(refusal);
          }
        });
    platform.start();
    try {
      Ended demo = play("http://localhost:" + platform.getAddress().getPort());

      assertThat(demo.code()).as(demo.output()).isEqualTo(1);
      assertThat(demo.output())
          .contains("x an organization signs up")
          .contains("The demo failed: POST /api/signup answered 403: sign-up is closed")
          .doesNotContain("+ ");
    } finally {
      platform.stop(0);
    }
  }

  @Test
  void aPlatformThatDoesNotAnswerEndsTheProcessWithOne() throws Exception {
    Ended demo = play("http://localhost:1");

    assertThat(demo.code()).as(demo.output()).isEqualTo(1);
  }

  private static Ended play(String url) throws IOException, InterruptedException {
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                url,
                "no-such-ca.crt")
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Ended(demo.exitValue(), output);
    } finally {
      demo.destroyForcibly();
    }
  }
}
