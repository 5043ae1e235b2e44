package dev.samsa.broker.access;

import dev.samsa.broker.access.rules.ClusterSettings;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.requests.AlterConfigsRequest;
import org.apache.kafka.common.requests.IncrementalAlterConfigsRequest;
import org.apache.kafka.network.Request;

/**
 * Whether the request being handled on this thread alters settings that are the platform's: any but
 * the few of {@link ClusterSettings}. An authorizer is asked the same for all of them and is not
 * shown the body; and Kafka makes the classes that new settings name before the configuration
 * policy sees them. So this is noted before Kafka handles the request.
 */
public final class SettingsRequests {
  private static final ScopedValue<Boolean> UNDER_WAY = ScopedValue.newInstance();

  private SettingsRequests() {}

  /** Handles a request with the note that it asks for. */
  public static void handle(Request request, Runnable handler) {
    if (altersPlatformSettings(request)) {
      ScopedValue.where(UNDER_WAY, true).run(handler);
    } else {
      handler.run();
    }
  }

  static boolean underWay() {
    return UNDER_WAY.isBound();
  }

  private static boolean altersPlatformSettings(Request request) {
    return switch (request.header().apiKey()) {
      case ALTER_CONFIGS -> anyOf(request.body(AlterConfigsRequest.class).data());
      case INCREMENTAL_ALTER_CONFIGS ->
          anyOf(request.body(IncrementalAlterConfigsRequest.class).data());
      default -> false;
    };
  }

  private static boolean anyOf(AlterConfigsRequestData data) {
    return data.resources().stream()
        .anyMatch(r ->
            isPlatforms(
                r.resourceType(),
                r.resourceName(),
                r.configs().stream().map(AlterConfigsRequestData.AlterableConfig::name)));
  }

  private static boolean anyOf(IncrementalAlterConfigsRequestData data) {
    return data.resources().stream()
        .anyMatch(r ->
            isPlatforms(
                r.resourceType(),
                r.resourceName(),
                r.configs().stream()
                    .map(IncrementalAlterConfigsRequestData.AlterableConfig::name)));
  }

  private static boolean isPlatforms(byte type, String resource, Stream<String> names) {
    return switch (ConfigResource.Type.forId(type)) {
      case TOPIC, GROUP -> false;
      case BROKER -> !resource.isEmpty() || !names.allMatch(ClusterSettings.TENANTS::contains);
      default -> true;
    };
  }
}
