package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.PlatformProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
  @TempDir Path temporary;

  @Test
  void theDemoVerifiesEachStepShowsTheBillAndLeavesNothingBehind() {
    PlatformProcess platform = new PlatformProcess(temporary.resolve("demo"));

    CommandResult result = platform.launcher("demo", "--exit", "--port", "" + platform.port());

    result.requireSuccess();
    assertThat(result.output())
        .contains("+ ingress is exact", "+ egress is what was read", "+ the lines are the total")
        .contains("Cluster base", "Ingress", "Egress", "Storage", "Partitions")
        .contains("total so far", "the month at this rate");
    assertThat(platform.controlPlane()).isEmpty();
    assertThat(platform.postgres()).isEmpty();
    assertThat(platform.data()).doesNotExist();
  }
}
