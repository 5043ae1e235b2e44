package dev.samsa.broker.access.rules;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What no tenant may, whatever its ACLs and roles, because it would switch metering off, end the
 * cluster or go round its limits. Decided by request and operation, never by listener: a forwarded
 * request shows the controller's. What is not named as allowed on the cluster is refused, so that a
 * request that a later Kafka adds is refused too.
 */
public final class TenantRules {
  private static final Set<ApiKeys> MAY_ALTER_CLUSTER =
      EnumSet.of(ApiKeys.CREATE_ACLS, ApiKeys.DELETE_ACLS);

  private static final Set<ApiKeys> MAY_ALTER_CONFIGS =
      EnumSet.of(ApiKeys.ALTER_CONFIGS, ApiKeys.INCREMENTAL_ALTER_CONFIGS);

  private static final Set<AclOperation> ON_INTERNAL_TOPICS =
      EnumSet.of(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

  private TenantRules() {}

  /**
   * Whether a tenant may do that at all; its own rights come after.
   *
   * @param request what was sent
   * @param operation what it needs
   * @param type on what kind of resource
   * @param name the resource's name
   * @param platformSettings whether the request alters settings other than {@link
   *     ClusterSettings#TENANTS}
   */
  public static boolean permits(
      ApiKeys request,
      AclOperation operation,
      ResourceType type,
      String name,
      boolean platformSettings) {
    return switch (type) {
      case TOPIC -> !Topic.isInternal(name) || ON_INTERNAL_TOPICS.contains(operation);
      case GROUP, TRANSACTIONAL_ID -> true;
      case CLUSTER -> permitsOnCluster(request, operation, platformSettings);
      // Delegation tokens would outlive their key's revocation.
      default -> false;
    };
  }

  private static boolean permitsOnCluster(
      ApiKeys request, AclOperation operation, boolean platformSettings) {
    return switch (operation) {
      case DESCRIBE, DESCRIBE_CONFIGS, IDEMPOTENT_WRITE, CREATE -> true;
      case ALTER -> MAY_ALTER_CLUSTER.contains(request);
      case ALTER_CONFIGS -> !platformSettings && MAY_ALTER_CONFIGS.contains(request);
      default -> false;
    };
  }
}
