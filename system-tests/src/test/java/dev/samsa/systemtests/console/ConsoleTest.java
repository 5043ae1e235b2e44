package dev.samsa.systemtests.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.PlatformProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The console, from its units to whole stories in Chromium. */
final class ConsoleTest {
  @TempDir Path temporary;

  @BeforeAll
  static void needsNode() {
    assumeTrue(Command.installed("npm"), "npm is not installed");
  }

  @Test
  void itsSourcesKeepTheRulesOfTheHouse() {
    Vitest.npm("run", "lint").run().requireSuccess();
  }

  @TestFactory
  List<DynamicTest> units() {
    return Vitest.run("test", Map.of());
  }

  /** A platform of its own, so that what the stories count is theirs. */
  @TestFactory
  List<DynamicTest> inABrowser() {
    Optional<Path> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "Chromium is not installed");
    try (PlatformProcess platform = new PlatformProcess(temporary.resolve("data"))) {
      platform.with("SAMSA_LIMITS_SIGN_UPS_PER_ADDRESS", "100000");
      platform.with("SAMSA_LIMITS_SIGN_UPS", "100000");
      platform.up();
      return Vitest.run(
          "story",
          Map.of(
              "CHROMIUM",
              chromium.orElseThrow().toString(),
              "SAMSA_URL",
              platform.url().toString(),
              "SAMSA_DATA",
              platform.data().toString()));
    }
  }
}
