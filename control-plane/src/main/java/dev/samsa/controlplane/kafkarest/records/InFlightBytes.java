package dev.samsa.controlplane.kafkarest.records;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.kafkarest.KafkaRestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Bounds the memory that produce requests take together. */
@ApplicationScoped
public class InFlightBytes {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore bytes;
  private final int most;

  public InFlightBytes(KafkaRestConfig config) {
    this.bytes = new Semaphore(config.maxProduceBytesInFlight());
    this.most = config.maxProduceBytesInFlight();
  }

  /** The right to hold so many bytes until closed. */
  public final class Claim implements AutoCloseable {
    private final int size;

    private Claim(int size) {
      this.size = size;
    }

    @Override
    public void close() {
      bytes.release(size);
    }
  }

  /**
   * Claims bytes.
   *
   * @throws ApiException 429 if requests hold too many already
   */
  Claim claim(int size) {
    int claimed = Math.min(size, most);
    if (!bytes.tryAcquire(claimed)) {
      throw ApiException.tooMany(
          "Too many large produce requests at once; try again, or use a Kafka client.",
          RETRY_AFTER);
    }
    return new Claim(claimed);
  }
}
