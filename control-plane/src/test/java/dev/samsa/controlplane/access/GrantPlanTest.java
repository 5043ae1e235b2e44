package dev.samsa.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.access.RoleGrant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantPlanTest {
  private static final UUID ORGANIZATION = UUID.fromString("11111111-2222-3333-4444-555555555555");
  private static final String ROOT = "crn://confluent.cloud/organization=" + ORGANIZATION;
  private static final GrantPlan.Place PLACE = new GrantPlan.Place(ORGANIZATION, "env-a", "lkc-a");

  @ParameterizedTest
  @ValueSource(strings = {"", "/environment=env-a", "/environment=env-a/cloud-cluster=lkc-a"})
  void aRoleOnTheClusterOrOnWhatItLiesInReachesItWhole(String path) {
    assertThat(reaching(ROOT + path)).contains(new RoleGrant("sa-1", "Some", null, null, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/environment=env-b",
        "/environment=env-a/cloud-cluster=lkc-b",
        "/environment=env-b/cloud-cluster=lkc-a",
        "/environment=env-a/schema-registry=lsrc-a",
        "/environment=env-a/schema-registry=lsrc-a/subject=orders",
        "/service-account=sa-2",
        "/environment=env-a/cloud-cluster=lkc-a/kafka=lkc-b/topic=orders",
        "/nonsense"
      })
  void whatLiesElsewhereSaysNothing(String path) {
    assertThat(reaching(ROOT + path)).isEmpty();
  }

  @Test
  void anotherOrganizationsBindingSaysNothing() {
    assertThat(reaching("crn://confluent.cloud/organization=" + new UUID(1, 1))).isEmpty();
  }

  @Test
  void aRoleOnATopicNamesItExactlyOrByPrefix() {
    String kafka = ROOT + "/environment=env-a/cloud-cluster=lkc-a/kafka=lkc-a";
    assertThat(reaching(kafka + "/topic=orders"))
        .contains(new RoleGrant("sa-1", "Some", "TOPIC", "orders", false));
    assertThat(reaching(kafka + "/topic=orders-*"))
        .contains(new RoleGrant("sa-1", "Some", "TOPIC", "orders-", true));
    assertThat(reaching(kafka + "/topic=*"))
        .contains(new RoleGrant("sa-1", "Some", "TOPIC", "", true));
    assertThat(reaching(kafka + "/transactional-id=pay*"))
        .contains(new RoleGrant("sa-1", "Some", "TRANSACTIONAL_ID", "pay", true));
  }

  private static Optional<RoleGrant> reaching(String pattern) {
    return GrantPlan.reaching(new GrantPlan.Binding("sa-1", "Some", pattern), PLACE);
  }
}
