package dev.samsa.controlplane.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.authorization.Permissions.Grant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  private static final UUID ORGANIZATION = UUID.randomUUID();

  @Test
  void withoutAnyRoleNothingIsSeen() {
    Permissions nobody = new Permissions(List.of());

    assertThat(nobody.canSeeEnvironment("env-1")).isFalse();
    assertThat(nobody.canSeeCluster("env-1", "lkc-1")).isFalse();
    assertThat(nobody.isClusterAdmin("env-1", "lkc-1")).isFalse();
    assertThat(nobody.seesWholeOrganization()).isFalse();
  }

  @Test
  void anAdministratorOfTheOrganizationAdministersAllBelowIt() {
    Permissions admin = holding(Role.ORGANIZATION_ADMIN, Crn.organization(ORGANIZATION));

    assertThat(admin.isOrganizationAdmin()).isTrue();
    assertThat(admin.isBillingAdmin()).isTrue();
    assertThat(admin.isEnvironmentAdmin("env-1")).isTrue();
    assertThat(admin.isClusterAdmin("env-1", "lkc-1")).isTrue();
  }

  @Test
  void aRoleOnTheWholeOrganizationSeesItButAdministersNothing() {
    Permissions viewer = holding(Role.METRICS_VIEWER, Crn.organization(ORGANIZATION));

    assertThat(viewer.canSeeEnvironment("env-1")).isTrue();
    assertThat(viewer.canSeeCluster("env-1", "lkc-1")).isTrue();
    assertThat(viewer.isEnvironmentAdmin("env-1")).isFalse();
    assertThat(viewer.isClusterAdmin("env-1", "lkc-1")).isFalse();
  }

  @Test
  void anAdministratorOfAnEnvironmentAdministersItsClustersOnly() {
    Permissions admin = holding(Role.ENVIRONMENT_ADMIN, Crn.environment(ORGANIZATION, "env-1"));

    assertThat(admin.isClusterAdmin("env-1", "lkc-1")).isTrue();
    assertThat(admin.isClusterAdmin("env-2", "lkc-2")).isFalse();
    assertThat(admin.canSeeEnvironment("env-2")).isFalse();
    assertThat(admin.isOrganizationAdmin()).isFalse();
  }

  @Test
  void aRoleOnAClusterShowsItsEnvironmentButNoOtherCluster() {
    Permissions admin =
        holding(Role.CLOUD_CLUSTER_ADMIN, Crn.cluster(ORGANIZATION, "env-1", "lkc-1"));

    assertThat(admin.isClusterAdmin("env-1", "lkc-1")).isTrue();
    assertThat(admin.isClusterAdmin("env-1", "lkc-2")).isFalse();
    assertThat(admin.canSeeEnvironment("env-1")).isTrue();
    assertThat(admin.isEnvironmentAdmin("env-1")).isFalse();
    assertThat(admin.canSeeCluster("env-1", "lkc-2")).isFalse();
  }

  @Test
  void aRoleOnATopicShowsItsClusterWithoutAdministeringIt() {
    Permissions reader =
        holding(Role.DEVELOPER_READ, Crn.cluster(ORGANIZATION, "env-1", "lkc-1") + "/topic=a*");

    assertThat(reader.canSeeCluster("env-1", "lkc-1")).isTrue();
    assertThat(reader.isClusterAdmin("env-1", "lkc-1")).isFalse();
  }

  private static Permissions holding(Role role, String pattern) {
    return new Permissions(List.of(new Grant(role, CrnPattern.parse(pattern).orElseThrow())));
  }
}
