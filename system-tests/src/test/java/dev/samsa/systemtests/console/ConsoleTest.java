package dev.samsa.systemtests.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.Ports;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The console, from its units to whole stories in Chromium. */
final class ConsoleTest {
  /** What the largest tenants have; takes minutes to make. */
  private static final HardData.Size LARGE = new HardData.Size(10_000, 20_000_000, 60);

  private static final int CKUS_FOR_SO_MANY_TOPICS = 3;

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
    return Vitest.run(Map.of(), "test");
  }

  /** A platform of its own, so that what the stories count is theirs. */
  @TestFactory
  List<DynamicTest> inABrowser() {
    Map<String, String> environment = new TreeMap<>(browser());
    try (PlatformProcess platform = platform(environment)) {
      signInBy(platform, environment);
      platform.up();
      // For stories that start it again.
      environment.putAll(platform.environment());
      return Vitest.run(environment, "story");
    }
  }

  /** Lists, topics and values as large as they get. */
  @Tag("long")
  @TestFactory
  List<DynamicTest> withMuchOfEverything() {
    Map<String, String> environment = new TreeMap<>(browser());
    try (PlatformProcess platform = platform(environment)) {
      platform.up();
      TenantCluster cluster =
          Tenant.signUp(platform).createDedicated("hard", CKUS_FOR_SO_MANY_TOPICS);
      try (HardData data = HardData.in(cluster, LARGE, temporary)) {
        environment.putAll(data.environment());
        return Vitest.run(environment, "story", "hard");
      }
    }
  }

  private static Map<String, String> browser() {
    Optional<Path> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "Chromium is not installed");
    return Map.of("CHROMIUM", chromium.orElseThrow().toString());
  }

  /** Stories that sign in by a provider start a real one there: its port is all they need. */
  private static void signInBy(PlatformProcess platform, Map<String, String> environment) {
    int port = Ports.freeRun(1);
    environment.put("OIDC_PORT", "" + port);
    platform
        .with("SAMSA_OIDC_ISSUER", "http://127.0.0.1:" + port)
        .with("SAMSA_OIDC_AUDIENCE", "samsa")
        .with("SAMSA_OIDC_CLIENT_ID", "samsa")
        .with("SAMSA_OIDC_CLIENT_SECRET", "a-secret-that-is-longer-than-32-letters")
        .with("SAMSA_OIDC_NAME", "the registry office");
  }

  /** A platform for stories, which learn where it is. */
  private PlatformProcess platform(Map<String, String> environment) {
    PlatformProcess platform = new PlatformProcess(temporary.resolve("data"));
    platform.with("SAMSA_LIMITS_SIGN_UPS_PER_ADDRESS", "100000");
    platform.with("SAMSA_LIMITS_SIGN_UPS", "100000");
    environment.put("SAMSA_URL", platform.url().toString());
    environment.put("SAMSA_DATA", platform.data().toString());
    return platform;
  }
}
