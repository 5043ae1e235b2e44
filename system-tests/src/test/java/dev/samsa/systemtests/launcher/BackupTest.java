package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  @TempDir Path temporary;

  @Test
  void aBackupOfARunningPlatformRestoresIntoAnEmptyFolderWithItsClustersAndTheOriginalRunsOn()
      throws Exception {
    Path file = temporary.resolve("samsa.tgz");
    KafkaAccess access;
    try (PlatformProcess original = new PlatformProcess(temporary.resolve("original")).up()) {
      access = Tenant.signUp(original).streamingCluster("letters");
      Topics.create(access, "kept", 1);

      original.launcher("backup", file.toString()).requireSuccess();

      assertThat(original.controlPlane()).isPresent();
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    try (PlatformProcess copy = new PlatformProcess(temporary.resolve("copy"))) {
      copy.launcher("restore", file.toString()).requireSuccess();
      copy.up();

      Topics.await(access, "kept");

      assertThat(copy.brokers(access.clusterId())).hasSize(1);
      assertThat(copy.caFile()).hasSameTextualContentAs(access.caFile());
    }
  }

  @Test
  void aBackupOverwritesNoFile() throws IOException {
    Path data = Files.createDirectories(temporary.resolve("data"));
    Files.writeString(data.resolve("VERSION"), "1\n");
    Path file = Files.writeString(temporary.resolve("samsa.tgz"), "the last backup");

    CommandResult result = new PlatformProcess(data).launcher("backup", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("is there already");
    assertThat(file).hasContent("the last backup");
  }

  @Test
  void whereThereIsNoPlatformThereIsNothingToBackUp() {
    Path file = temporary.resolve("samsa.tgz");

    CommandResult result =
        new PlatformProcess(temporary.resolve("data")).launcher("backup", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("There is no platform in");
    assertThat(file).doesNotExist();
  }

  @Test
  void restoreSparesAFolderThatHoldsSomething() throws IOException {
    Path data = Files.createDirectories(temporary.resolve("data"));
    Files.writeString(data.resolve("letter.txt"), "Lieber Herr Vater");
    Path file = Files.writeString(temporary.resolve("samsa.tgz"), "");

    CommandResult result = new PlatformProcess(data).launcher("restore", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("is not empty");
  }

  @Test
  void restoreRefusesAFileThatIsNoBackup() throws IOException {
    Path file = Files.writeString(temporary.resolve("letter.txt"), "Lieber Herr Vater");

    CommandResult result =
        new PlatformProcess(temporary.resolve("data")).launcher("restore", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("is not a backup of Samsa");
  }
}
