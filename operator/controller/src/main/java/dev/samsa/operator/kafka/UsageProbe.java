package dev.samsa.operator.kafka;

import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.Observed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks brokers that shall go whether all of their usage has been taken in. */
final class UsageProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private UsageProbe() {}

  /**
   * What each broker beyond those asked for still holds, in words; those that hold none are not in
   * it.
   */
  static Map<Integer, String> look(Observed observed, List<NodeView> serving) {
    List<Integer> going =
        serving.stream().map(NodeView::id).filter(id -> id >= observed.spec().brokers()).toList();
    if (going.isEmpty()) {
      return Map.of();
    }
    ClusterNames names = ClusterNames.of(observed.cluster());
    Map<Integer, String> undrained = new HashMap<>();
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      for (int broker : going) {
        ask(http, names.nodeHost(broker)).ifPresent(words -> undrained.put(broker, words));
      }
    }
    return undrained;
  }

  private static Optional<String> ask(HttpClient http, String host) {
    URI uri = URI.create("http://%s:%d/drained".formatted(host, ClusterNames.HEALTH_PORT));
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == OK ? Optional.empty() : Optional.of(answer.body().strip());
    } catch (IOException e) {
      return Optional.of("it does not tell of its usage: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("it was not heard");
    }
  }
}
