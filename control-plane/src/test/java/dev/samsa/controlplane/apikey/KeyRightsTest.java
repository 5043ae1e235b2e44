package dev.samsa.controlplane.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.authorization.CrnPattern;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.authorization.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyRightsTest {
  private static final UUID ORGANIZATION = UUID.randomUUID();
  private static final Permissions NONE = new Permissions(List.of());

  @Test
  void onesOwnKeysNeedNoRole() {
    assertThat(KeyRights.mayManage("u-1", NONE, "u-1", "cloud", null)).isTrue();
    assertThat(KeyRights.mayManage("u-1", NONE, "u-2", "cloud", null)).isFalse();
    assertThat(KeyRights.mayManage("u-1", NONE, "sa-1", "lkc-1", "env-1")).isFalse();
  }

  @Test
  void anAdministratorOfTheOrganizationManagesAllKeys() {
    Permissions admin = holding(Role.ORGANIZATION_ADMIN, Crn.organization(ORGANIZATION));

    assertThat(KeyRights.mayManage("u-1", admin, "u-2", "cloud", null)).isTrue();
    assertThat(KeyRights.mayManage("u-1", admin, "sa-1", "lkc-1", null)).isTrue();
  }

  @Test
  void anAdministratorOfAClusterManagesItsServiceAccountsKeysAndNobodysElse() {
    Permissions admin =
        holding(Role.CLOUD_CLUSTER_ADMIN, Crn.cluster(ORGANIZATION, "env-1", "lkc-1"));

    assertThat(KeyRights.mayManage("u-1", admin, "sa-1", "lkc-1", "env-1")).isTrue();
    assertThat(KeyRights.mayManage("u-1", admin, "u-2", "lkc-1", "env-1")).isFalse();
    assertThat(KeyRights.mayManage("u-1", admin, "sa-1", "lkc-2", "env-1")).isFalse();
    assertThat(KeyRights.mayManage("u-1", admin, "sa-1", "cloud", null)).isFalse();
  }

  private static Permissions holding(Role role, String pattern) {
    return new Permissions(
        List.of(new Permissions.Grant(role, CrnPattern.parse(pattern).orElseThrow())));
  }
}
