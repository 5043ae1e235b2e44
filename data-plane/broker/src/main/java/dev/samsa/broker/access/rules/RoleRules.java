package dev.samsa.broker.access.rules;

import dev.samsa.description.access.RoleGrant;
import dev.samsa.description.access.RoleRights;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** {@link RoleRights} in Kafka's own types, over all bindings of a principal. */
public final class RoleRules {
  private RoleRules() {}

  /** Whether one of the bindings allows that operation on that resource. */
  public static boolean allows(
      List<RoleGrant> grants, AclOperation operation, ResourceType type, String name) {
    return grants.stream()
        .anyMatch(grant -> RoleRights.allow(grant, operation.name(), type.name(), name));
  }

  /** Bindings that allow that operation on some resource of that type. */
  public static List<RoleGrant> allowingSome(
      List<RoleGrant> grants, AclOperation operation, ResourceType type) {
    return grants.stream()
        .filter(grant -> RoleRights.allowSome(grant, operation.name(), type.name()))
        .toList();
  }
}
