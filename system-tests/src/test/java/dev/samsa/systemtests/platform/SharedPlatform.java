package dev.samsa.systemtests.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One platform for all tests that leave it running; it ends with the test JVM. */
public final class SharedPlatform {
  private static PlatformProcess platform;

  private SharedPlatform() {}

  /** The platform, up. */
  public static synchronized PlatformProcess get() {
    if (platform == null) {
      try {
        Path folder = Files.createTempDirectory("samsa-system-tests");
        PlatformProcess started = new PlatformProcess(folder.resolve("data"));
        started.with("SAMSA_LIMITS_SIGN_UPS_PER_ADDRESS", "100000");
        started.with("SAMSA_LIMITS_SIGN_UPS", "100000");
        started.with("SAMSA_LIMITS_FAILURES_PER_ADDRESS", "100000");
        started.with("SAMSA_LIMITS_RESETS_PER_ADDRESS", "100000");
        started.with("SAMSA_IDENTITY_PROVIDERS_PRIVATE_ADDRESSES", "true");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(started, folder)));
        started.up();
        platform = started;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return platform;
  }

  /** The files stay for a look if anything was left running. */
  private static void remove(PlatformProcess started, Path folder) {
    if (started.down().exitCode() == 0) {
      Command.of("rm", "-rf", folder.toString()).run();
    }
  }
}
