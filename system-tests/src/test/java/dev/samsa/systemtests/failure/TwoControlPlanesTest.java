package dev.samsa.systemtests.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TwoControlPlanesTest {
  private final PlatformProcess first = SharedPlatform.get();

  @TempDir Path temporary;

  @Test
  void eachClusterIsWorkedByExactlyOneOfTwoControlPlanesOnOneDatabase() throws Exception {
    try (PlatformProcess second =
        new PlatformProcess(temporary.resolve("second"))
            .with("QUARKUS_DATASOURCE_JDBC_URL", first.databaseUrl())
            .with("QUARKUS_DATASOURCE_USERNAME", "samsa")
            .with(
                "QUARKUS_DATASOURCE_PASSWORD",
                Files.readString(first.data().resolve("postgres/password")))
            .with("SAMSA_SECRETS_FOLDER", first.data().resolve("secrets").toString())
            .up()) {
      Tenant tenant = Tenant.signUp(second);
      List<TenantCluster> clusters = new ArrayList<>();
      for (int number = 1; number <= 3; number++) {
        clusters.add(tenant.createCluster("shared-" + number));
      }

      clusters.forEach(TenantCluster::awaitReady);

      for (TenantCluster cluster : clusters) {
        assertThat(first.brokers(cluster.id()).size() + second.brokers(cluster.id()).size())
            .isEqualTo(1);
        assertThat(cluster.states())
            .containsExactly("ACCEPTED", "PREPARING", "PROVISIONING", "READY");
        cluster.delete().require(204);
      }
      second.down().requireSuccess();

      TenantCluster afterwards = Tenant.signUp(first).createCluster("alone-again").awaitReady();
      assertThat(first.brokers(afterwards.id())).hasSize(1);
      afterwards.delete().require(204);
    }
  }
}
