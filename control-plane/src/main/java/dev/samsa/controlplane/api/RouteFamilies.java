package dev.samsa.controlplane.api;

import java.util.Set;

/**
 * First segments of the REST API's paths. Those of products that are not offered are here as well,
 * so that they are answered as the API's in every spelling.
 */
public final class RouteFamilies {
  /**
   * Followed by a version, or by the id of a registry; also served below {@code /api} (wire
   * contract 4.2).
   */
  private static final Set<String> VERSIONED =
      Set.of(
          "artifact",
          "billing",
          "byok",
          "cam",
          "catalog",
          "ccpm",
          "cdx",
          "cmk",
          "connect",
          "endpoint",
          "fcpm",
          "iam",
          "kafka",
          "kafka-quotas",
          "ksqldbcm",
          "networking",
          "org",
          "pim",
          "rtce",
          "schema-registry",
          "service-quota",
          "sql",
          "srcm",
          "sts",
          "tableflow",
          "v2");

  /** With no version behind them. */
  private static final Set<String> OTHERS = Set.of("admin", "api");

  private RouteFamilies() {}

  /** Whether a version follows, and {@code /api} may stand before. */
  static boolean isVersioned(String segment) {
    return VERSIONED.contains(segment);
  }

  /** Whether paths that begin so are the API's, each of which needs a caller unless it says not. */
  public static boolean contains(String segment) {
    return VERSIONED.contains(segment) || OTHERS.contains(segment);
  }

  /** The first segment of a path; empty for the root. */
  public static String of(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? path.substring(Math.min(1, path.length())) : path.substring(1, end);
  }
}
