package dev.samsa.controlplane.budget;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A platform whose tenants are trusted with its inside; nobody but the test sends messages. */
public class PrivateWebhooksProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("samsa.budgets.private-webhooks", "true", "samsa.budgets.send-every", "off");
  }
}
