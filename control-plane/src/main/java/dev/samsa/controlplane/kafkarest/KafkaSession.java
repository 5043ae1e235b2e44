package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.kafkarest.client.KafkaClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;

/** One request's use of a cluster as its caller. */
public record KafkaSession(KafkaClient client, RestLinks links) {
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(3);
  private static final Duration SETTLE_STEP = Duration.ofMillis(10);

  public Admin admin() {
    return client.admin();
  }

  public String clusterId() {
    return links.clusterId();
  }

  /**
   * Waits for an answer of the brokers.
   *
   * @throws KafkaException what they refused; {@link KafkaAccess} makes the answer of it
   */
  public <T> T await(KafkaFuture<T> answer) {
    return client.await(answer);
  }

  /**
   * Waits until brokers answer reads with what a write has changed: the controller acknowledges a
   * write some milliseconds before the brokers have learned it, and clients read right after they
   * write. Gives up in silence after three seconds or when the caller may not read.
   */
  public void settle(BooleanSupplier settled) {
    long end = System.nanoTime() + SETTLE_LIMIT.toNanos();
    try {
      while (!settled.getAsBoolean() && System.nanoTime() < end) {
        new CompletableFuture<Void>()
            .completeOnTimeout(null, SETTLE_STEP.toMillis(), TimeUnit.MILLISECONDS)
            .join();
      }
    } catch (AuthorizationException e) {
      // Whoever may not read cannot notice that the change is still on its way.
    }
  }
}
