package dev.samsa.controlplane.schemaregistry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.authorization.CrnPattern;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.authorization.Role;
import dev.samsa.controlplane.schemaregistry.route.RegistryCall.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryRightsTest {
  private static final String HERE =
      "crn://confluent.cloud/organization=11111111-2222-3333-4444-555555555555/environment=env-1";
  private static final String SUBJECTS = HERE + "/schema-registry=lsrc-1/subject=";

  @ParameterizedTest
  @CsvSource({
    "DEVELOPER_READ, READ",
    "DEVELOPER_WRITE, READ WRITE",
    "DEVELOPER_MANAGE, MANAGE",
    "RESOURCE_OWNER, READ WRITE MANAGE",
    "CLOUD_CLUSTER_ADMIN, ''"
  })
  void aRoleOnASubjectAllowsWhatItsNameSaysAndOnlyThere(Role role, String needs) {
    RegistryRights rights = rights(role, SUBJECTS + "orders-value");

    assertThat(allowed(rights, "orders-value")).isEqualTo(withSight(needs));
    assertThat(allowed(rights, "orders-value2")).isEqualTo(withSight(""));
  }

  @Test
  void aStarMeansAllSubjectsThatBeginSo() {
    RegistryRights rights = rights(Role.DEVELOPER_READ, SUBJECTS + "orders*");

    assertThat(rights.may(Need.READ, "orders-key")).isTrue();
    assertThat(rights.may(Need.READ, "letters")).isFalse();
  }

  @Test
  void aBindingInAnotherRegistryOrEnvironmentAllowsNothingHere() {
    assertThat(
            allowed(
                rights(Role.RESOURCE_OWNER, HERE + "/schema-registry=lsrc-2/subject=*"), "orders"))
        .isEqualTo(withSight(""));
    assertThat(allowed(rights(Role.ENVIRONMENT_ADMIN, HERE.replace("env-1", "env-2")), "orders"))
        .isEqualTo(withSight(""));
  }

  @Test
  void administratorsOfTheEnvironmentAndDataStewardsDoEverything() {
    for (Role role : List.of(Role.ENVIRONMENT_ADMIN, Role.DATA_STEWARD)) {
      assertThat(allowed(rights(role, HERE), "orders")).isEqualTo(Set.of(Need.values()));
    }
  }

  @Test
  void whoDiscoversDataReadsAllAndChangesNothing() {
    assertThat(allowed(rights(Role.DATA_DISCOVERY, HERE), "orders")).isEqualTo(withSight("READ"));
  }

  private static RegistryRights rights(Role role, String pattern) {
    return new RegistryRights(
        new Permissions(
            List.of(new Permissions.Grant(role, CrnPattern.parse(pattern).orElseThrow()))),
        "env-1",
        "lsrc-1");
  }

  private static Set<Need> allowed(RegistryRights rights, String subject) {
    return Arrays.stream(Need.values())
        .filter(need -> rights.may(need, subject))
        .collect(Collectors.toSet());
  }

  private static Set<Need> withSight(String needs) {
    return Arrays.stream(("SIGHT " + needs).trim().split(" "))
        .map(Need::valueOf)
        .collect(Collectors.toSet());
  }
}
