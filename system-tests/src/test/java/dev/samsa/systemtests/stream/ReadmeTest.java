package dev.samsa.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeTest {
  @TempDir Path temporary;

  @Test
  void theCallsOfTheReadmeRunAsTheyStand() throws Exception {
    assumeTrue(Command.installed("kcat"), "kcat is not installed");
    PlatformProcess platform = SharedPlatform.get();

    CommandResult result =
        Readme.firstStream(platform.url().toString(), platform.caFile())
            .run(temporary)
            .requireSuccess();

    assertThat(result.output().lines()).containsSequence("issue 1", "issue 2");
  }
}
