package dev.samsa.broker.access.rules;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.samsa.description.access.RoleGrant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What role bindings allow in a cluster. Roles are those of the REST API's role bindings; one that
 * is not named here, such as MetricsViewer or DataSteward, allows nothing in Kafka.
 */
public final class RoleRules {
  private static final Set<String> ADMINISTRATORS =
      Set.of("OrganizationAdmin", "EnvironmentAdmin", "CloudClusterAdmin");
  private static final Set<AclOperation> LOOKING = EnumSet.of(DESCRIBE, DESCRIBE_CONFIGS);
  private static final Set<AclOperation> READING = EnumSet.of(READ, DESCRIBE);
  private static final Set<AclOperation> WRITING = EnumSet.of(WRITE, DESCRIBE);
  private static final Set<AclOperation> MANAGING =
      EnumSet.of(CREATE, DELETE, ALTER, ALTER_CONFIGS, DESCRIBE, DESCRIBE_CONFIGS);

  private RoleRules() {}

  /** Whether one of the bindings allows that operation on that resource. */
  public static boolean allows(
      List<RoleGrant> grants, AclOperation operation, ResourceType type, String name) {
    return grants.stream()
        .anyMatch(g -> covers(g, type, name) && operations(g, type).contains(operation));
  }

  /** Bindings that allow that operation on some resource of that type. */
  public static List<RoleGrant> allowingSome(
      List<RoleGrant> grants, AclOperation operation, ResourceType type) {
    return grants.stream()
        .filter(g -> g.resourceType() == null || g.resourceType().equals(type.name()))
        .filter(g -> operations(g, type).contains(operation))
        .toList();
  }

  private static boolean covers(RoleGrant grant, ResourceType type, String name) {
    if (grant.resourceType() == null) {
      return true;
    }
    if (type == ResourceType.CLUSTER) {
      // A role to write on topics brings what a producer asks of the cluster.
      return true;
    }
    if (!grant.resourceType().equals(type.name())) {
      return false;
    }
    return grant.prefixed()
        ? name.startsWith(grant.resourceName())
        : grant.resourceName().equals("*") || grant.resourceName().equals(name);
  }

  private static Set<AclOperation> operations(RoleGrant grant, ResourceType type) {
    if (grant.resourceType() == null) {
      return onCluster(grant.role());
    }
    if (type == ResourceType.CLUSTER) {
      boolean writer =
          grant.role().equals("DeveloperWrite") || grant.role().equals("ResourceOwner");
      return writer && grant.resourceType().equals(ResourceType.TOPIC.name())
          ? EnumSet.of(IDEMPOTENT_WRITE)
          : EnumSet.noneOf(AclOperation.class);
    }
    return onResource(grant.role(), type);
  }

  private static Set<AclOperation> onCluster(String role) {
    if (ADMINISTRATORS.contains(role)) {
      return EnumSet.allOf(AclOperation.class);
    }
    return role.equals("Operator") ? LOOKING : EnumSet.noneOf(AclOperation.class);
  }

  private static Set<AclOperation> onResource(String role, ResourceType type) {
    return switch (role) {
      case "ResourceOwner" -> EnumSet.allOf(AclOperation.class);
      case "DeveloperManage" -> MANAGING;
      case "DeveloperRead" ->
          type == ResourceType.TRANSACTIONAL_ID ? EnumSet.of(DESCRIBE) : READING;
      case "DeveloperWrite" ->
          type == ResourceType.GROUP ? EnumSet.noneOf(AclOperation.class) : WRITING;
      case "Operator" -> LOOKING;
      default -> EnumSet.noneOf(AclOperation.class);
    };
  }
}
