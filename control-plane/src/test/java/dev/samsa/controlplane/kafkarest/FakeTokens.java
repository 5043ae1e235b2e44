package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.session.ClusterTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Issues the unsigned tokens that {@link PlainKafka} takes. */
@Alternative
@ApplicationScoped
public class FakeTokens extends ClusterTokens {
  public FakeTokens() {
    super(null, null);
  }

  @Override
  public String issue(String clusterId, String principal) {
    long now = Instant.now().getEpochSecond();
    return base64("{\"alg\":\"none\"}")
        + "."
        + base64("{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d}".formatted(principal, now, now + 60))
        + ".";
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
