package dev.samsa.controlplane.kafkarest.accesscheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.description.access.RoleGrant;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;

/**
 * Whether a principal may do something, and what decided it.
 *
 * @param reason the rule as a sentence
 */
record AccessAnswer(
    String kind,
    String principal,
    String operation,
    String resource_type,
    String resource_name,
    boolean allowed,
    String reason,
    Rule rule) {

  /**
   * What decided.
   *
   * @param type ROLE_BINDING, ACL, PLATFORM, SERVICE_MODE or NONE
   * @param id of the role binding
   * @param role name of the role
   * @param acl the deciding ACL
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rule(String type, String id, String role, Acl acl) {
    private static Rule of(String type) {
      return new Rule(type, null, null, null);
    }
  }

  /** The seven fields of an ACL. */
  record Acl(
      String resource_type,
      String resource_name,
      String pattern_type,
      String principal,
      String host,
      String operation,
      String permission) {
    static Acl of(AclBinding acl) {
      return new Acl(
          acl.pattern().resourceType().name(),
          acl.pattern().name(),
          acl.pattern().patternType().name(),
          acl.entry().principal(),
          acl.entry().host(),
          acl.entry().operation().name(),
          acl.entry().permissionType().name());
    }
  }

  static AccessAnswer of(AccessQuestion question, AccessRule rule) {
    return new AccessAnswer(
        "KafkaAccessDecision",
        "User:" + question.principal(),
        question.operation().name(),
        question.type().name(),
        question.name(),
        rule.allows(),
        reason(rule),
        view(rule));
  }

  private static Rule view(AccessRule rule) {
    return switch (rule) {
      case AccessRule.Platform platform -> Rule.of("PLATFORM");
      case AccessRule.Stopped stopped -> Rule.of("SERVICE_MODE");
      case AccessRule.Denied denied -> new Rule("ACL", null, null, Acl.of(denied.acl()));
      case AccessRule.ByAcl allowed -> new Rule("ACL", null, null, Acl.of(allowed.acl()));
      case AccessRule.ByRole role ->
          new Rule("ROLE_BINDING", role.binding().id(), role.binding().grant().role(), null);
      case AccessRule.Nothing nothing -> Rule.of("NONE");
    };
  }

  private static String reason(AccessRule rule) {
    return switch (rule) {
      case AccessRule.Platform(String sentence) -> sentence;
      case AccessRule.Stopped(String sentence) -> sentence;
      case AccessRule.Denied denied -> "An ACL denies it: " + words(denied.acl()) + ".";
      case AccessRule.ByAcl allowed -> "An ACL allows it: " + words(allowed.acl()) + ".";
      case AccessRule.ByRole role ->
          "Role binding "
              + role.binding().id()
              + " allows it: "
              + words(role.binding().grant())
              + ".";
      case AccessRule.Nothing nothing -> "No role binding and no ACL allows it.";
    };
  }

  private static String words(RoleGrant grant) {
    if (grant.resourceType() == null) {
      return grant.role() + " on the whole cluster";
    }
    String star = grant.prefixed() ? "*" : "";
    return grant.role() + " on " + grant.resourceType() + " " + grant.resourceName() + star;
  }

  private static String words(AclBinding acl) {
    String star = acl.pattern().patternType() == PatternType.PREFIXED ? "*" : "";
    String host =
        acl.entry().host().equals(AccessQuestion.ANYWHERE) ? "" : " from " + acl.entry().host();
    return acl.entry().permissionType()
        + " "
        + acl.entry().principal()
        + " "
        + acl.entry().operation()
        + " on "
        + acl.pattern().resourceType()
        + " "
        + acl.pattern().name()
        + star
        + host;
  }
}
