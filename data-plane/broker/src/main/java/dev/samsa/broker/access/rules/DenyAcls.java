package dev.samsa.broker.access.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/**
 * The ACLs that deny, apart from those that allow: a role must yield to them, and Kafka's own
 * authorizer does not tell "denied" from "not allowed". Immutable.
 *
 * @param acls they, few as a rule
 */
public record DenyAcls(List<StandardAcl> acls) {
  /** None. */
  public static final DenyAcls NONE = new DenyAcls(List.of());

  private static final String ANYONE = "User:*";
  private static final String ANYWHERE = "*";
  private static final String ANY_NAME = "*";

  public DenyAcls {
    acls = List.copyOf(acls);
  }

  /** Those of all ACLs that deny. */
  public static DenyAcls of(Collection<StandardAcl> all) {
    return new DenyAcls(
        all.stream().filter(a -> a.permissionType() == AclPermissionType.DENY).toList());
  }

  /** With one more, if it denies. */
  public DenyAcls with(StandardAcl acl) {
    if (acl.permissionType() != AclPermissionType.DENY) {
      return this;
    }
    List<StandardAcl> more = new ArrayList<>(acls);
    more.add(acl);
    return new DenyAcls(more);
  }

  /** Without that one. */
  public DenyAcls without(StandardAcl acl) {
    List<StandardAcl> fewer = new ArrayList<>(acls);
    return fewer.remove(acl) ? new DenyAcls(fewer) : this;
  }

  /** Whether one denies that operation on that resource. */
  public boolean deny(
      String principal, String host, AclOperation operation, ResourceType type, String name) {
    return acls.stream()
        .anyMatch(a -> concerns(a, principal, host, operation, type) && covers(a, name));
  }

  /** Whether one denies that operation on every resource that begins so, or on all with "". */
  public boolean denyAllBeginning(
      String principal, String host, AclOperation operation, ResourceType type, String prefix) {
    return acls.stream()
        .filter(a -> concerns(a, principal, host, operation, type))
        .anyMatch(a ->
            a.patternType() == PatternType.PREFIXED
                ? prefix.startsWith(a.resourceName())
                : a.resourceName().equals(ANY_NAME));
  }

  private static boolean concerns(
      StandardAcl acl, String principal, String host, AclOperation operation, ResourceType type) {
    return acl.resourceType() == type
        && (acl.operation() == AclOperation.ALL || acl.operation() == operation)
        && (acl.principal().equals(ANYONE) || acl.principal().equals(principal))
        && (acl.host().equals(ANYWHERE) || acl.host().equals(host));
  }

  private static boolean covers(StandardAcl acl, String name) {
    return acl.patternType() == PatternType.PREFIXED
        ? name.startsWith(acl.resourceName())
        : acl.resourceName().equals(ANY_NAME) || acl.resourceName().equals(name);
  }
}
