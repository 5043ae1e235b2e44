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
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.access.RoleGrant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleRulesTest {
  private static final String NAME = "orders";

  private static Set<AclOperation> allowed(RoleGrant grant, ResourceType type) {
    EnumSet<AclOperation> operations = EnumSet.noneOf(AclOperation.class);
    for (AclOperation operation : AclOperation.values()) {
      if (RoleRules.allows(List.of(grant), operation, type, NAME)) {
        operations.add(operation);
      }
    }
    return operations;
  }

  private static RoleGrant on(String role, ResourceType type) {
    return new RoleGrant("sa-1", role, type.name(), NAME, false);
  }

  private static RoleGrant wide(String role) {
    return new RoleGrant("sa-1", role, null, null, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OrganizationAdmin", "EnvironmentAdmin", "CloudClusterAdmin"})
  void anAdministratorMayAllOnEveryTypeOfTheCluster(String role) {
    for (ResourceType type : List.of(TOPIC, GROUP, TRANSACTIONAL_ID, CLUSTER)) {
      assertThat(allowed(wide(role), type)).containsExactly(AclOperation.values());
    }
  }

  @Test
  void anOperatorMayLook() {
    for (ResourceType type : List.of(TOPIC, GROUP, TRANSACTIONAL_ID, CLUSTER)) {
      assertThat(allowed(wide("Operator"), type)).containsExactly(DESCRIBE, DESCRIBE_CONFIGS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MetricsViewer",
        "DataDiscovery",
        "DataSteward",
        "BillingAdmin",
        "AccountAdmin",
        "NetworkAdmin",
        "ResourceKeyAdmin",
        "Assigner",
        "FlinkAdmin",
        "FlinkDeveloper",
        "KsqlAdmin",
        "NoSuchRole"
      })
  void aRoleThatIsNotKafkasAllowsNothing(String role) {
    for (ResourceType type : ResourceType.values()) {
      assertThat(allowed(wide(role), type)).isEmpty();
      assertThat(allowed(on(role, TOPIC), type)).isEmpty();
    }
  }

  @Test
  void aRoleOnAResourceAllowsNothingWithoutOne() {
    for (String role :
        List.of("ResourceOwner", "DeveloperRead", "DeveloperWrite", "DeveloperManage")) {
      assertThat(allowed(wide(role), TOPIC)).as(role).isEmpty();
    }
  }

  @Test
  void developerReadReads() {
    assertThat(allowed(on("DeveloperRead", TOPIC), TOPIC)).containsExactly(READ, DESCRIBE);
    assertThat(allowed(on("DeveloperRead", GROUP), GROUP)).containsExactly(READ, DESCRIBE);
    assertThat(allowed(on("DeveloperRead", TRANSACTIONAL_ID), TRANSACTIONAL_ID))
        .containsExactly(DESCRIBE);
    assertThat(allowed(on("DeveloperRead", TOPIC), CLUSTER)).isEmpty();
  }

  @Test
  void developerWriteWritesAlsoIdempotently() {
    assertThat(allowed(on("DeveloperWrite", TOPIC), TOPIC)).containsExactly(WRITE, DESCRIBE);
    assertThat(allowed(on("DeveloperWrite", TOPIC), CLUSTER)).containsExactly(IDEMPOTENT_WRITE);
    assertThat(allowed(on("DeveloperWrite", TRANSACTIONAL_ID), TRANSACTIONAL_ID))
        .containsExactly(WRITE, DESCRIBE);
    assertThat(allowed(on("DeveloperWrite", GROUP), GROUP)).isEmpty();
  }

  @Test
  void developerManageManagesButNeitherReadsNorWrites() {
    assertThat(allowed(on("DeveloperManage", TOPIC), TOPIC))
        .containsExactlyInAnyOrder(
            CREATE, DELETE, ALTER, ALTER_CONFIGS, DESCRIBE, DESCRIBE_CONFIGS);
    assertThat(allowed(on("DeveloperManage", TOPIC), CLUSTER)).isEmpty();
  }

  @Test
  void aResourceOwnerMayAllOnItsPatternOnly() {
    assertThat(allowed(on("ResourceOwner", TOPIC), TOPIC)).containsExactly(AclOperation.values());
    assertThat(allowed(on("ResourceOwner", TOPIC), GROUP)).isEmpty();
    assertThat(allowed(on("ResourceOwner", TOPIC), CLUSTER)).containsExactly(IDEMPOTENT_WRITE);
  }

  @Test
  void aNameIsExactAPrefixBeginsAndAStarIsAll() {
    RoleGrant exact = new RoleGrant("sa-1", "DeveloperRead", "TOPIC", "order", false);
    RoleGrant prefix = new RoleGrant("sa-1", "DeveloperRead", "TOPIC", "order", true);
    RoleGrant star = new RoleGrant("sa-1", "DeveloperRead", "TOPIC", "*", false);
    assertThat(RoleRules.allows(List.of(exact), READ, TOPIC, NAME)).isFalse();
    assertThat(RoleRules.allows(List.of(prefix), READ, TOPIC, NAME)).isTrue();
    assertThat(RoleRules.allows(List.of(prefix), READ, TOPIC, "other")).isFalse();
    assertThat(RoleRules.allows(List.of(star), READ, TOPIC, NAME)).isTrue();
  }
}
