package dev.samsa.controlplane.authentication;

import dev.samsa.controlplane.api.RouteFamilies;
import java.util.regex.Pattern;

/** Which paths need a caller, and where a Kafka key is good. */
final class ApiPaths {
  /** Routes of the API that strangers may call; each limits attempts by itself. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "/sts/v1/oauth2/token|/api/(signup|sessions|console/(session|sign-in)|login/realm|password-resets(/[^/]+)?|invitations/[^/]+/accept)"
              + "|/billing/v1/(estimates|webhooks/stripe)");

  private static final String SIGN_OUT = "DELETE";
  private static final String KAFKA_REST = "/kafka/v3/clusters";
  private static final String REGISTRY_ID = "lsrc-";

  private ApiPaths() {}

  /**
   * @param path in the spelling under which routes are declared
   */
  static boolean needsCaller(String method, String path) {
    return RouteFamilies.contains(RouteFamilies.of(path))
        && (!PUBLIC.matcher(path).matches() || method.equals(SIGN_OUT));
  }

  /**
   * A Kafka key is good for the Kafka REST routes of its own cluster, a key of a schema registry
   * for the routes of that registry, and both nowhere else.
   */
  static boolean accepts(String path, String cluster) {
    if (cluster.startsWith(REGISTRY_ID)) {
      return path.startsWith("/schema-registry/" + cluster + "/");
    }
    String own = KAFKA_REST + "/" + cluster;
    return path.equals(KAFKA_REST) || path.equals(own) || path.startsWith(own + "/");
  }
}
