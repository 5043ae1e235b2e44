package dev.samsa.controlplane.kafkarest.accesscheck;

import dev.samsa.controlplane.access.RoleGrants;
import dev.samsa.description.access.RoleRights;
import dev.samsa.description.access.ServiceMode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Decides as a broker does. In order: what no tenant may; the service mode; a deny ACL; a role; an
 * allow ACL. Pure.
 *
 * @param mode what the principal may do at all
 * @param grants role bindings of the principal that reach the cluster
 * @param acls all ACLs of the cluster
 */
record AccessDecision(
    ServiceMode mode, List<RoleGrants.Bound> grants, Collection<AclBinding> acls) {
  private static final String ANYONE = "User:*";
  private static final String ANY = "*";
  private static final Set<AclOperation> WRITES =
      EnumSet.of(AclOperation.WRITE, AclOperation.IDEMPOTENT_WRITE, AclOperation.CREATE);
  private static final Set<AclOperation> ON_INTERNAL_TOPICS =
      EnumSet.of(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

  /** What an ACL that allows these brings along; one that denies brings nothing along. */
  private static final Map<AclOperation, Set<AclOperation>> IMPLIED_BY =
      Map.of(
          AclOperation.DESCRIBE,
          EnumSet.of(
              AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER),
          AclOperation.DESCRIBE_CONFIGS,
          EnumSet.of(AclOperation.ALTER_CONFIGS));

  /** The first rule that says anything about it. */
  AccessRule on(AccessQuestion question) {
    return noTenant(question)
        .or(() -> stopped(question))
        .or(() -> acl(AclPermissionType.DENY, question).map(AccessRule.Denied::new))
        .or(() -> role(question).map(AccessRule.ByRole::new))
        .or(() -> acl(AclPermissionType.ALLOW, question).map(AccessRule.ByAcl::new))
        .orElseGet(AccessRule.Nothing::new);
  }

  private static Optional<AccessRule> noTenant(AccessQuestion question) {
    if (question.type() == ResourceType.TOPIC
        && Topic.isInternal(question.name())
        && !ON_INTERNAL_TOPICS.contains(question.operation())) {
      return Optional.of(
          new AccessRule.Platform("Kafka's own topics are changed by nobody but Kafka."));
    }
    if (question.type() == ResourceType.CLUSTER
        && question.operation() == AclOperation.CLUSTER_ACTION) {
      return Optional.of(
          new AccessRule.Platform(
              "Brokers act on the cluster, tenants never; whatever their role."));
    }
    return Optional.empty();
  }

  private Optional<AccessRule> stopped(AccessQuestion question) {
    return switch (mode) {
      case FULL -> Optional.empty();
      case READ_ONLY ->
          WRITES.contains(question.operation())
              ? Optional.of(
                  new AccessRule.Stopped("Writing is stopped here for now, by a budget as a rule."))
              : Optional.empty();
      case OFF -> Optional.of(new AccessRule.Stopped("The organization or cluster is suspended."));
    };
  }

  private Optional<RoleGrants.Bound> role(AccessQuestion question) {
    return grants.stream()
        .filter(bound ->
            RoleRights.allow(
                bound.grant(),
                question.operation().name(),
                question.type().name(),
                question.name()))
        .findFirst();
  }

  private Optional<AclBinding> acl(AclPermissionType permission, AccessQuestion question) {
    Predicate<AclOperation> operation =
        permission == AclPermissionType.DENY
            ? question.operation()::equals
            : given ->
                given == question.operation()
                    || IMPLIED_BY.getOrDefault(question.operation(), Set.of()).contains(given);
    return acls.stream()
        .filter(acl -> acl.entry().permissionType() == permission)
        .filter(acl ->
            acl.entry().operation() == AclOperation.ALL || operation.test(acl.entry().operation()))
        .filter(acl -> concerns(acl, question))
        .findFirst();
  }

  private static boolean concerns(AclBinding acl, AccessQuestion question) {
    String principal = acl.entry().principal();
    String host = acl.entry().host();
    return acl.pattern().resourceType() == question.type()
        && (principal.equals(ANYONE) || principal.equals("User:" + question.principal()))
        && (host.equals(ANY) || host.equals(question.host()))
        && covers(acl, question.name());
  }

  private static boolean covers(AclBinding acl, String name) {
    String pattern = acl.pattern().name();
    return acl.pattern().patternType() == PatternType.PREFIXED
        ? name.startsWith(pattern)
        : pattern.equals(ANY) || pattern.equals(name);
  }
}
