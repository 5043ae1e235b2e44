package dev.samsa.controlplane.embedded;

import dev.samsa.controlplane.platform.PlatformConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs once the application answers: tells the launcher so, and waits for the end. */
@Singleton
public final class ControlPlane implements QuarkusApplication {
  private final PlatformConfig platform;

  ControlPlane(PlatformConfig platform) {
    this.platform = platform;
  }

  @Override
  public int run(String... arguments) throws IOException {
    Path file = DataFolder.platformFile(platform.home());
    new PlatformFile(ProcessHandle.current().pid(), platform.publicUrl().toString()).write(file);
    Quarkus.waitForExit();
    Files.deleteIfExists(file);
    return 0;
  }
}
