package dev.samsa.controlplane.limits;

import dev.samsa.controlplane.api.ApiException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Allows so many tries in a period to each key, refilled evenly. Keys not used for long are
 * forgotten first, so that memory stays bounded whatever keys come.
 */
public final class RateLimit {
  private static final int MAX_KEYS = 20_000;

  private final int tries;
  private final Duration period;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MAX_KEYS;
        }
      };

  public RateLimit(int tries, Duration period) {
    this.tries = tries;
    this.period = period;
  }

  /**
   * Takes one try.
   *
   * @throws ApiException 429 with Retry-After if there is none left
   */
  public void take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
      throw ApiException.tooMany(
          "Too many attempts; try again in " + wait.toSeconds() + " seconds.", wait);
    }
  }

  /** Gives a try back, for what succeeded and shall not count. */
  public void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  private Bucket bucket(String key) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(key, this::fullBucket);
    }
  }

  private Bucket fullBucket(String key) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, period))
        .build();
  }
}
