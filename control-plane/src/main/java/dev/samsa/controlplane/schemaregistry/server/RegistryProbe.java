package dev.samsa.controlplane.schemaregistry.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Finds out whether a registry answers. */
@ApplicationScoped
class RegistryProbe {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Waits for its first answer; false if it died or took longer. */
  boolean awaitAnswer(RegistryProcess process, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      while (process.alive() && System.nanoTime() < end) {
        if (answers(http, process)) {
          return true;
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean answers(HttpClient http, RegistryProcess process)
      throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(process.api() + "/schemas/types"))
              .timeout(LIMIT)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
