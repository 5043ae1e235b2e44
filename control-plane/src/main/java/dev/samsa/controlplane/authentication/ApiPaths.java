package dev.samsa.controlplane.authentication;

import java.util.Set;
import java.util.regex.Pattern;

/** Which paths need a caller, and where a Kafka key is good. */
final class ApiPaths {
  private static final Set<String> FAMILIES =
      Set.of(
          "admin",
          "api",
          "billing",
          "cmk",
          "connect",
          "fcpm",
          "iam",
          "kafka",
          "kafka-quotas",
          "ksqldbcm",
          "networking",
          "byok",
          "org",
          "service-quota",
          "srcm",
          "sts",
          "v2");

  /** Routes of the API that strangers may call; each limits attempts by itself. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "/api/(signup|sessions|console/session|login/realm|password-resets(/[^/]+)?|invitations/[^/]+/accept)"
              + "|/billing/v1/(estimates|webhooks/stripe)");

  private static final String SIGN_OUT = "DELETE";
  private static final String KAFKA_REST = "/kafka/v3/clusters";

  private ApiPaths() {}

  /**
   * @param path in the spelling under which routes are declared
   */
  static boolean needsCaller(String method, String path) {
    int end = path.indexOf('/', 1);
    String family = end < 0 ? path.substring(1) : path.substring(1, end);
    return FAMILIES.contains(family)
        && (!PUBLIC.matcher(path).matches() || method.equals(SIGN_OUT));
  }

  /** A Kafka key is good for the Kafka REST routes of its own cluster, and nowhere else. */
  static boolean accepts(String path, String cluster) {
    String own = KAFKA_REST + "/" + cluster;
    return path.equals(KAFKA_REST) || path.equals(own) || path.startsWith(own + "/");
  }
}
