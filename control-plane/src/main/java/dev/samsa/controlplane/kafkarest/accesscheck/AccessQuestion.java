package dev.samsa.controlplane.kafkarest.accesscheck;

import dev.samsa.controlplane.api.ApiException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What is asked about.
 *
 * @param principal {@code u-…}, {@code sa-…} or {@code pool-…}
 * @param host from where it comes; a star for anywhere
 */
record AccessQuestion(
    String principal, AclOperation operation, ResourceType type, String name, String host) {
  static final String ANYWHERE = "*";

  private static final String USER = "User:";

  /** What can be done to each type; others are never asked for by a client. */
  private static final Map<ResourceType, Set<AclOperation>> OPERATIONS =
      Map.of(
          ResourceType.TOPIC,
          EnumSet.of(
              AclOperation.READ,
              AclOperation.WRITE,
              AclOperation.CREATE,
              AclOperation.DELETE,
              AclOperation.ALTER,
              AclOperation.DESCRIBE,
              AclOperation.DESCRIBE_CONFIGS,
              AclOperation.ALTER_CONFIGS),
          ResourceType.GROUP,
          EnumSet.of(
              AclOperation.READ,
              AclOperation.DESCRIBE,
              AclOperation.DELETE,
              AclOperation.DESCRIBE_CONFIGS,
              AclOperation.ALTER_CONFIGS),
          ResourceType.TRANSACTIONAL_ID,
          EnumSet.of(AclOperation.WRITE, AclOperation.DESCRIBE),
          ResourceType.CLUSTER,
          EnumSet.of(
              AclOperation.CREATE,
              AclOperation.ALTER,
              AclOperation.DESCRIBE,
              AclOperation.CLUSTER_ACTION,
              AclOperation.DESCRIBE_CONFIGS,
              AclOperation.ALTER_CONFIGS,
              AclOperation.IDEMPOTENT_WRITE));

  /**
   * Reads a question.
   *
   * @param principal with or without {@code User:}
   * @param name of the resource; not needed for CLUSTER
   * @param host null for anywhere
   * @throws ApiException 400 saying what to change
   */
  static AccessQuestion of(
      String principal, String operation, String type, String name, String host) {
    ResourceType resource = one("resource_type", type, ResourceType.class, OPERATIONS.keySet());
    AclOperation what = one("operation", operation, AclOperation.class, OPERATIONS.get(resource));
    String who = principal == null ? "" : principal.strip();
    who = who.startsWith(USER) ? who.substring(USER.length()) : who;
    if (Stream.of("u-", "sa-", "pool-").noneMatch(who::startsWith)) {
      throw ApiException.invalid(
          "principal",
          "principal must be a user (u-…), a service account (sa-…) or an identity pool"
              + " (pool-…).");
    }
    boolean cluster = resource == ResourceType.CLUSTER;
    if (!cluster && (name == null || name.isEmpty())) {
      throw ApiException.invalid("resource_name", "resource_name must not be empty.");
    }
    String from = host == null || host.isBlank() ? ANYWHERE : host.strip();
    return new AccessQuestion(who, what, resource, cluster ? Resource.CLUSTER_NAME : name, from);
  }

  private static <E extends Enum<E>> E one(
      String field, String text, Class<E> kind, Set<E> allowed) {
    String wanted = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    return allowed.stream()
        .filter(value -> value.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                field,
                field
                    + " must be one of "
                    + allowed.stream().map(Enum::name).sorted().collect(Collectors.joining(", "))
                    + "."));
  }
}
