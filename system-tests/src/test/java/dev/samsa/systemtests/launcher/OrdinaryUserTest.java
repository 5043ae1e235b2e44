package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root starts the platform in all other tests, and PostgreSQL never runs as root. */
final class OrdinaryUserTest {
  private static final int NOBODY = 65_534;

  @TempDir Path temporary;

  @Test
  void anOrdinaryUserStartsItAsWellAndEverythingIsThatUsers() throws IOException {
    assumeTrue(uid(Path.of("/proc/self")) == 0, "not root");
    assumeTrue(
        readableByOthers(Path.of(System.getProperty("samsa.root", "..")).toRealPath()),
        "only root may read the programs");
    Files.setAttribute(temporary, "unix:uid", NOBODY);
    try (PlatformProcess platform =
        new PlatformProcess(temporary.resolve("data")).as(NOBODY).up()) {
      Tenant.signUp(platform, Tenant.newEmail()).require(201);

      assertThat(uid(process(platform.controlPlane().orElseThrow().pid()))).isEqualTo(NOBODY);
      assertThat(uid(process(platform.postgres().orElseThrow().pid()))).isEqualTo(NOBODY);
      assertThat(uid(platform.data().resolve("operator.password"))).isEqualTo(NOBODY);
      platform.down().requireSuccess();
      assertThat(platform.postgres()).isEmpty();
    }
  }

  private static Path process(long id) {
    return Path.of("/proc/" + id);
  }

  private static int uid(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }

  private static boolean readableByOthers(Path folder) throws IOException {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }
}
