package dev.samsa.controlplane.authorization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resource name pattern of a role binding, taken apart (wire contract 1.9).
 *
 * @param environment null at organization level
 * @param cluster {@code lkc-…} (or the id of another product); null above cluster level
 * @param resourceType word of the last part, such as {@code topic} or {@code group}; null above
 *     resource level
 * @param resourceName name or prefix; null above resource level
 * @param prefixed whether {@code resourceName} was followed by a star
 */
public record CrnPattern(
    UUID organization,
    String environment,
    String cluster,
    String resourceType,
    String resourceName,
    boolean prefixed) {

  private static final Set<String> CLUSTER_PARTS =
      Set.of("cloud-cluster", "schema-registry", "flink-region");
  private static final Set<String> RESOURCE_TYPES =
      Set.of(
          "topic",
          "group",
          "transactional-id",
          "subject",
          "connector",
          "ksql-cluster",
          "compute-pool",
          "service-account",
          "identity-pool");

  /** Resources of the organization itself. */
  private static final Set<String> ABOVE_CLUSTERS = Set.of("service-account", "identity-pool");

  private static final Pattern HEAD =
      Pattern.compile("crn://[^/]*/organization=([0-9a-fA-F-]{36})((?:/[a-z-]+=[^/]+)*)");

  /** How far down a pattern reaches. */
  public enum Level {
    ORGANIZATION,
    ENVIRONMENT,
    CLUSTER,
    RESOURCE
  }

  /** Takes a pattern apart; empty if it is not one. */
  public static Optional<CrnPattern> parse(String text) {
    Matcher head = HEAD.matcher(text.replace("%3A", ":").replace("%3a", ":"));
    if (!head.matches()) {
      return Optional.empty();
    }
    UUID organization;
    try {
      organization = UUID.fromString(head.group(1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    List<String> parts =
        head.group(2).isEmpty() ? List.of() : List.of(head.group(2).substring(1).split("/"));
    return build(organization, parts);
  }

  private static Optional<CrnPattern> build(UUID organization, List<String> parts) {
    String environment = null;
    String cluster = null;
    for (String part : parts) {
      String word = part.substring(0, part.indexOf('='));
      String name = part.substring(word.length() + 1);
      if (word.equals("environment") && environment == null) {
        environment = name;
      } else if (CLUSTER_PARTS.contains(word) && environment != null && cluster == null) {
        cluster = name;
      } else if (word.equals("kafka") && cluster != null) {
        if (!name.equals(cluster)) {
          return Optional.empty();
        }
      } else if (word.equals("identity-provider") && leadsToPool(parts)) {
        continue; // A pool's id says by itself whose it is.
      } else if (RESOURCE_TYPES.contains(word) && isLast(parts, part)) {
        return resource(organization, environment, cluster, word, name);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new CrnPattern(organization, environment, cluster, null, null, false));
  }

  private static Optional<CrnPattern> resource(
      UUID organization, String environment, String cluster, String type, String name) {
    boolean prefixed = name.endsWith("*");
    String base = prefixed ? name.substring(0, name.length() - 1) : name;
    if (base.contains("*") || (cluster == null && !ABOVE_CLUSTERS.contains(type))) {
      return Optional.empty();
    }
    return Optional.of(new CrnPattern(organization, environment, cluster, type, base, prefixed));
  }

  private static boolean leadsToPool(List<String> parts) {
    return parts.size() == 2 && parts.getLast().startsWith("identity-pool=");
  }

  private static boolean isLast(List<String> parts, String part) {
    return parts.getLast().equals(part);
  }

  public Level level() {
    if (resourceType != null) {
      return Level.RESOURCE;
    }
    if (cluster != null) {
      return Level.CLUSTER;
    }
    return environment != null ? Level.ENVIRONMENT : Level.ORGANIZATION;
  }
}
