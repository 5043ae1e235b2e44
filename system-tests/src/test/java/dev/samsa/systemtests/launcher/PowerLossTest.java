package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a machine that lost power leaves behind: all processes gone at once, and files that name
 * them by numbers which, after the next boot, belong to somebody else.
 */
final class PowerLossTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  @TempDir Path temporary;

  @Test
  void upBringsEverythingBackThoughOthersHaveTheNumbersOfItsProcesses() throws Exception {
    try (PlatformProcess platform = new PlatformProcess(temporary.resolve("data")).up()) {
      TenantCluster cluster = Tenant.signUp(platform).createCluster("kept").awaitReady();
      KafkaAccess access = cluster.newAccess();
      Topics.create(access, "kept-too", 1);
      List<Path> files = processFiles(platform, cluster.id());

      losePower(platform, cluster.id());
      for (Path file : files) {
        String foreign = String.valueOf(ProcessHandle.current().pid());
        Files.writeString(file, NUMBER.matcher(Files.readString(file)).replaceFirst(foreign));
      }
      assertThat(platform.launcher("status").exitCode()).isEqualTo(3);
      platform.up();

      assertThat(cluster.bootstrap()).isEqualTo(access.bootstrap());
      Topics.await(access, "kept-too");
      assertThat(platform.postgres()).isPresent();
      assertThat(platform.brokers(cluster.id())).hasSize(1);
    }
  }

  private static void losePower(PlatformProcess platform, String cluster) {
    List<ProcessHandle> all = new ArrayList<>(platform.brokers(cluster));
    platform.controlPlane().ifPresent(all::add);
    platform.postgres().ifPresent(all::add);
    platform.postgres().map(ProcessHandle::children).ifPresent(c -> c.forEach(all::add));
    assertThat(all).hasSizeGreaterThan(3);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(PlatformProcess::kill);
  }

  private static List<Path> processFiles(PlatformProcess platform, String cluster)
      throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(platform.data().resolve("run/lock"));
    files.add(platform.data().resolve("postgres/data/postmaster.pid"));
    try (var nodes = Files.list(platform.data().resolve("clusters").resolve(cluster))) {
      nodes.map(node -> node.resolve("run/lock")).filter(Files::exists).forEach(files::add);
    }
    assertThat(files).hasSize(3).allMatch(Files::exists);
    return files;
  }
}
