package dev.samsa.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path temporary;

  @Test
  void theCallsOfTheReadmeRunAsTheyStand() throws Exception {
    assumeTrue(Command.installed("kcat"), "kcat is not installed");
    PlatformProcess platform = SharedPlatform.get();
    String script =
        firstStream()
            .replace("./samsa up --detach", "true")
            .replace("http://127.0.0.1:8080", platform.url().toString())
            .replace(".samsa/ca.crt", platform.caFile().toString());

    CommandResult result =
        Command.of(
                "bash",
                "-euo",
                "pipefail",
                "-c",
                "cd \"$1\"\n" + script,
                "bash",
                temporary.toString())
            .run()
            .requireSuccess();

    assertThat(result.output().lines()).containsSequence("issue 1", "issue 2");
  }

  /** All commands of the section, one after the other. */
  private static String firstStream() throws Exception {
    String readme = Files.readString(Path.of(System.getProperty("samsa.root", ".."), "README.md"));
    String section =
        readme.substring(
            readme.indexOf("## First stream"), readme.indexOf("## What is there, and what is not"));
    return BLOCK
        .matcher(section)
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining("\n"));
  }
}
