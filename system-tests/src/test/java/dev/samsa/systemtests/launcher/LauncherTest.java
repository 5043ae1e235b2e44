package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.PlatformProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
  void downOfWhatDoesNotRunSaysSoAndIsNoError() {
    CommandResult down = platform().down();

    assertThat(down.exitCode()).isZero();
    assertThat(down.output()).contains("does not run");
  }

  @Test
  void aSecondUpNamesTheProcessThatRuns() {
    try (PlatformProcess platform = platform().up()) {
      assertRefused(
          platform.tryUp(),
          "already runs on " + platform.data(),
          "process " + platform.controlPlane().orElseThrow().pid(),
          platform.url().toString());
    }
  }

  @Test
  void aTakenPortIsNamedAndNothingIsLeftRunning() throws IOException {
    PlatformProcess platform = platform();
    try (ServerSocket taken =
        new ServerSocket(platform.port(), 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(taken.isBound()).isTrue();
      assertRefused(platform.tryUp(), "Port " + platform.port() + " on 127.0.0.1 is taken");
    }
    assertThat(platform.postgres()).isEmpty();
  }

  @Test
  void aDataFolderOfAnotherLayoutIsRefused() throws IOException {
    PlatformProcess platform = platform();
    Files.createDirectories(platform.data());
    Files.writeString(platform.data().resolve("VERSION"), "99\n");

    assertRefused(platform.tryUp(), "has layout '99' and this release reads layout '1'");
  }

  @Test
  void aFolderWithForeignFilesIsNotTakenOver() throws IOException {
    PlatformProcess platform = platform();
    Files.createDirectories(platform.data());
    Files.writeString(platform.data().resolve("letter.txt"), "Lieber Herr Vater");

    assertRefused(platform.tryUp(), "holds files that are not Samsa's");
  }

  @Test
  void aMachineWithoutJdk25IsToldWhatToInstall() {
    CommandResult result =
        Command.of(
                "bash",
                "-c",
                "cd \"$1\"; . launcher/terminal.sh; . launcher/jdk.sh;"
                    + " jdk_candidates() { echo /nowhere; }; use_jdk_25",
                "bash",
                System.getProperty("samsa.root", ".."))
            .run();

    assertRefused(result, "needs a JDK 25");
  }

  @Test
  void aPlatformOfOthersIsNotReadableInItsFolder() throws IOException {
    try (PlatformProcess platform = platform().up()) {
      assertThat(Files.getPosixFilePermissions(platform.data()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void controlCStopsEverythingAndUpBringsItBack() throws IOException {
    try (PlatformProcess platform = platform()) {
      CommandResult stopped = platform.upInForeground().awaitText("Ctrl-C stops it.").controlC();
      assertThat(stopped.output()).contains("Samsa is stopped");
      assertThat(platform.controlPlane()).isEmpty();
      assertThat(platform.postgres()).isEmpty();

      platform.up();
      assertThat(platform.controlPlane()).isPresent();
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

  @Test
  void aWordThatIsNoOptionIsRefusedAsMisuse() {
    CommandResult result = platform().launcher("up", "--detatch");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("'--detatch' is not understood");
  }

  /** One sentence on the standard error, no stack trace, and an exit code that is not 0. */
  private static void assertRefused(CommandResult result, String... fragments) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains(fragments);
    assertThat(result.errors().strip().lines()).hasSize(1);
  }
}
