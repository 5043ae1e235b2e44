package dev.samsa.operator.plan;

import dev.samsa.operator.objects.BrokerImage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What plans need beside what is seen.
 *
 * @param images image by release of Kafka
 * @param pullPolicy when nodes fetch images
 * @param stopSeconds how long a broker may take to stop
 * @param now the time
 */
public record Settings(
    Map<String, String> images, String pullPolicy, long stopSeconds, Instant now) {
  public Settings {
    images = Map.copyOf(images);
  }

  Optional<BrokerImage> image(String version) {
    return Optional.ofNullable(images.get(version))
        .map(image -> new BrokerImage(version, image, pullPolicy));
  }
}
