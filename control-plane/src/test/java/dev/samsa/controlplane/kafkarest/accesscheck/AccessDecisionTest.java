package dev.samsa.controlplane.kafkarest.accesscheck;

import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.access.RoleGrants;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.description.access.RoleGrant;
import dev.samsa.description.access.ServiceMode;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class AccessDecisionTest {
  private static final RoleGrants.Bound READER =
      new RoleGrants.Bound(
          "rb-read", new RoleGrant("sa-1", "DeveloperRead", "TOPIC", "orders", false));
  private static final RoleGrants.Bound ADMIN =
      new RoleGrants.Bound(
          "rb-admin", new RoleGrant("sa-1", "CloudClusterAdmin", null, null, false));

  private static AclBinding acl(
      AclPermissionType permission, AclOperation operation, String principal, String host) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, "ord", PatternType.PREFIXED),
        new AccessControlEntry(principal, host, operation, permission));
  }

  private static AccessRule decided(
      List<RoleGrants.Bound> grants, List<AclBinding> acls, String operation) {
    return new AccessDecision(ServiceMode.FULL, grants, acls)
        .on(AccessQuestion.of("User:sa-1", operation, "topic", "orders", null));
  }

  @Test
  void withoutAnyRuleNothingIsAllowed() {
    assertThat(decided(List.of(), List.of(), "READ")).isInstanceOf(AccessRule.Nothing.class);
  }

  @Test
  void theRoleBindingThatAllowsIsNamed() {
    assertThat(decided(List.of(READER, ADMIN), List.of(), "WRITE"))
        .isEqualTo(new AccessRule.ByRole(ADMIN));
    assertThat(decided(List.of(READER), List.of(), "WRITE").allows()).isFalse();
  }

  @Test
  void anAclThatDeniesComesBeforeEveryRole() {
    AclBinding denies = acl(DENY, AclOperation.READ, "User:*", "*");

    assertThat(decided(List.of(ADMIN), List.of(denies), "READ"))
        .isEqualTo(new AccessRule.Denied(denies));
    assertThat(decided(List.of(ADMIN), List.of(denies), "WRITE").allows()).isTrue();
  }

  @Test
  void anAclOfAnotherPrincipalOrHostSaysNothing() {
    List<AclBinding> others =
        List.of(
            acl(ALLOW, AclOperation.READ, "User:sa-2", "*"),
            acl(ALLOW, AclOperation.READ, "User:sa-1", "10.0.0.1"));

    assertThat(decided(List.of(), others, "READ").allows()).isFalse();
    assertThat(
            new AccessDecision(ServiceMode.FULL, List.of(), others)
                .on(AccessQuestion.of("sa-1", "READ", "TOPIC", "orders", "10.0.0.1"))
                .allows())
        .isTrue();
  }

  @Test
  void whatAllowsReadingAllowsToDescribeButWhatDeniesReadingDoesNotDenyIt() {
    AclBinding allows = acl(ALLOW, AclOperation.READ, "User:sa-1", "*");
    AclBinding denies = acl(DENY, AclOperation.READ, "User:sa-1", "*");

    assertThat(decided(List.of(), List.of(allows), "DESCRIBE"))
        .isEqualTo(new AccessRule.ByAcl(allows));
    assertThat(decided(List.of(READER), List.of(denies), "DESCRIBE").allows()).isTrue();
  }

  @Test
  void noRoleReachesWhatIsThePlatforms() {
    AccessDecision decision = new AccessDecision(ServiceMode.FULL, List.of(ADMIN), List.of());

    assertThat(decision.on(AccessQuestion.of("sa-1", "CLUSTER_ACTION", "CLUSTER", null, null)))
        .isInstanceOf(AccessRule.Platform.class);
    assertThat(decision.on(AccessQuestion.of("sa-1", "WRITE", "TOPIC", "__consumer_offsets", null)))
        .isInstanceOf(AccessRule.Platform.class);
    assertThat(
            decision
                .on(AccessQuestion.of("sa-1", "READ", "TOPIC", "__consumer_offsets", null))
                .allows())
        .isTrue();
  }

  @Test
  void aClusterThatABudgetMadeReadOnlySaysSo() {
    AccessDecision held = new AccessDecision(ServiceMode.READ_ONLY, List.of(ADMIN), List.of());

    assertThat(held.on(AccessQuestion.of("sa-1", "WRITE", "TOPIC", "orders", null)))
        .isInstanceOf(AccessRule.Stopped.class);
    assertThat(held.on(AccessQuestion.of("sa-1", "READ", "TOPIC", "orders", null)).allows())
        .isTrue();
  }

  @Test
  void aQuestionThatNobodyCouldAnswerSaysWhatToChange() {
    assertThatThrownBy(() -> AccessQuestion.of("grete", "READ", "TOPIC", "a", null))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("service account");
    assertThatThrownBy(() -> AccessQuestion.of("sa-1", "SING", "TOPIC", "a", null))
        .hasMessageContaining("DESCRIBE_CONFIGS");
    assertThatThrownBy(() -> AccessQuestion.of("sa-1", "WRITE", "GROUP", "a", null))
        .hasMessageContaining("operation must be one of");
    assertThatThrownBy(() -> AccessQuestion.of("sa-1", "READ", "TOPIC", "", null))
        .hasMessageContaining("resource_name");
  }
}
