package dev.samsa.broker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.broker.testbed.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  @TempDir Path folder;
  private TestCluster cluster;
  private Path log;

  @BeforeEach
  void cluster() throws Exception {
    cluster = new TestCluster(folder, "lkc-1", 1, TestCluster.wideLimits());
    cluster.folders(0).create();
    log = cluster.folders(0).log();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void format() throws StartFailure {
    Storage.format(cluster.description(), cluster.description().node(0), log);
  }

  @Test
  void theFirstFormatUsesTheDirectoryIdOfTheDescriptionAndTheNextChangesNothing() throws Exception {
    format();
    String first = Files.readString(log.resolve("meta.properties"));
    assertThat(first).contains("directory.id=" + cluster.description().node(0).directoryId());
    format();
    assertThat(Files.readString(log.resolve("meta.properties"))).isEqualTo(first);
  }

  @Test
  void aFormatThatWasCutOffIsMadeAgain() throws Exception {
    format();
    Files.delete(log.resolve("meta.properties"));
    format();
    assertThat(log.resolve("meta.properties")).exists();
  }

  @Test
  void logsWithoutTheirIdentityAreNotFormattedOver() throws Exception {
    Files.createDirectory(log.resolve("orders-0"));
    assertThatThrownBy(this::format)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("orders-0");
  }

  @Test
  void storageOfAnotherClusterIsRefused() throws Exception {
    format();
    try (TestCluster other =
        new TestCluster(
            Files.createDirectory(folder.resolve("o")), "lkc-2", 1, TestCluster.wideLimits())) {
      assertThatThrownBy(
              () -> Storage.format(other.description(), other.description().node(0), log))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(cluster.description().kafkaClusterId());
    }
  }
}
