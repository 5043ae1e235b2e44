package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.ForegroundPlatform;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
  @TempDir Path temporary;

  private PlatformProcess platform() {
    return new PlatformProcess(temporary.resolve("data"));
  }

  @Test
  void upAnswersStatusTellsAndDownStopsEverything() {
    try (PlatformProcess platform = platform().up()) {
      CommandResult status = platform.launcher("status");
      assertThat(status.exitCode()).isZero();
      assertThat(status.output()).contains(platform.url().toString(), "PostgreSQL     process");

      platform.down().requireSuccess();

      assertThat(platform.controlPlane()).isEmpty();
      assertThat(platform.postgres()).isEmpty();
      assertThat(platform.launcher("status").exitCode()).isEqualTo(3);
    }
  }

  @Test
  void upSaysWhereEverythingIs() throws IOException {
    try (PlatformProcess platform = platform()) {
      CommandResult up = platform.tryUp().requireSuccess();

      Path password = platform.data().resolve("operator.password");
      assertThat(up.output())
          .contains(
              "Samsa runs: " + platform.url(),
              platform.data().resolve("ca.crt").toString(),
              "operator@localhost, password in " + password);
      assertThat(Files.readString(password)).isNotBlank();
      assertThat(Files.getPosixFilePermissions(password))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void helpNamesEveryCommand() {
    CommandResult help = platform().launcher("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.output())
        .contains(
            "samsa up ",
            "samsa down",
            "samsa status",
            "samsa backup FILE",
            "samsa restore FILE",
            "samsa test",
            "samsa demo",
            "samsa bench",
            "samsa rate",
            "samsa verify-invoice");
  }

  @Test
  void downOfWhatDoesNotRunSaysSoAndIsNoError() {
    CommandResult down = platform().down();

    assertThat(down.exitCode()).isZero();
    assertThat(down.output()).contains("does not run");
  }

  @Test
  void aPlatformKeepsItsFolderToItselfAndToTheLimitsThatItsEnvironmentSets() throws IOException {
    try (PlatformProcess platform =
        platform().with("SAMSA_LIMITS_SIGN_UPS_PER_ADDRESS", "2").up()) {
      for (int signUp = 0; signUp < 2; signUp++) {
        Tenant.signUp(platform, Tenant.newEmail()).require(201);
      }
      RestAnswer third = Tenant.signUp(platform, Tenant.newEmail()).require(429);
      assertThat(third.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(third.text("/error/message")).isNotBlank();
      assertThat(Files.getPosixFilePermissions(platform.data()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void controlCStopsEverythingAndUpBringsClustersBackAsTheyWere() throws IOException {
    try (PlatformProcess platform = platform()) {
      ForegroundPlatform foreground = platform.upInForeground().awaitText("Ctrl-C stops it.");
      TenantCluster cluster = Tenant.signUp(platform).createCluster("kept").awaitReady();
      KafkaAccess access = cluster.newAccess();
      Topics.create(access, "kept-too", 1);

      CommandResult stopped = foreground.controlC();

      assertThat(stopped.output()).contains("Samsa is stopped");
      assertThat(platform.controlPlane()).isEmpty();
      assertThat(platform.postgres()).isEmpty();
      assertThat(platform.brokers(cluster.id())).isEmpty();
      platform.up();
      assertThat(cluster.bootstrap()).isEqualTo(access.bootstrap());
      Topics.await(access, "kept-too");
    }
  }

  @Test
  void theDeathOfTheLauncherLeavesThePlatformRunning() throws IOException {
    try (PlatformProcess platform = platform()) {
      platform.upInForeground().awaitText("Ctrl-C stops it.").killLauncher();

      assertThat(platform.launcher("status").exitCode()).isZero();
    }
  }

  @Test
  void aKilledControlPlaneLeavesTheDatabaseRunningAndTheNextUpTakesItOver() {
    try (PlatformProcess platform = platform().up()) {
      long database = platform.postgres().orElseThrow().pid();
      platform.killControlPlane();

      platform.up();

      assertThat(platform.postgres().orElseThrow().pid()).isEqualTo(database);
    }
  }
}
