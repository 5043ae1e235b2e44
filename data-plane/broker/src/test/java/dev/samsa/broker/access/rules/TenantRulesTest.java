package dev.samsa.broker.access.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenantRulesTest {
  private static boolean onCluster(ApiKeys request, AclOperation operation) {
    return TenantRules.permits(request, operation, ResourceType.CLUSTER, "kafka-cluster", false);
  }

  @ParameterizedTest
  @EnumSource
  void noRequestMayDoClusterActions(ApiKeys request) {
    assertThat(onCluster(request, AclOperation.CLUSTER_ACTION)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void theClusterIsAlteredForAclsOnly(ApiKeys request) {
    boolean acls = request == ApiKeys.CREATE_ACLS || request == ApiKeys.DELETE_ACLS;
    assertThat(onCluster(request, AclOperation.ALTER)).isEqualTo(acls);
  }

  @ParameterizedTest
  @EnumSource
  void settingsAreAlteredByTheirRequestsOnlyAndOnlyTheTenants(ApiKeys request) {
    boolean settings =
        request == ApiKeys.ALTER_CONFIGS || request == ApiKeys.INCREMENTAL_ALTER_CONFIGS;
    assertThat(onCluster(request, AclOperation.ALTER_CONFIGS)).isEqualTo(settings);
    assertThat(
            TenantRules.permits(
                request, AclOperation.ALTER_CONFIGS, ResourceType.CLUSTER, "kafka-cluster", true))
        .isFalse();
  }

  @Test
  void kafkasOwnTopicsAreReadOnly() {
    Set<AclOperation> permitted = EnumSet.noneOf(AclOperation.class);
    for (AclOperation operation : AclOperation.values()) {
      if (TenantRules.permits(
          ApiKeys.PRODUCE, operation, ResourceType.TOPIC, "__consumer_offsets", false)) {
        permitted.add(operation);
      }
    }
    assertThat(permitted)
        .containsExactlyInAnyOrder(
            AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
  }

  @ParameterizedTest
  @EnumSource(names = {"DELEGATION_TOKEN", "USER", "UNKNOWN", "ANY"})
  void otherTypesOfResourceAreNotATenants(ResourceType type) {
    for (AclOperation operation : AclOperation.values()) {
      assertThat(TenantRules.permits(ApiKeys.CREATE_DELEGATION_TOKEN, operation, type, "x", false))
          .isFalse();
    }
  }
}
