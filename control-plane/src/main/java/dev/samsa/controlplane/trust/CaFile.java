package dev.samsa.controlplane.trust;

import dev.samsa.controlplane.platform.PlatformConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The platform CA's certificate as a file that tenants' clients can be pointed at. */
@ApplicationScoped
public class CaFile {
  private static final int EARLY = 150;

  private final PlatformConfig platform;
  private final Authorities authorities;

  public CaFile(PlatformConfig platform, Authorities authorities) {
    this.platform = platform;
    this.authorities = authorities;
  }

  /** Where the file lies: {@code ca.crt} in the platform's folder. */
  public Path path() {
    return platform.home().resolve("ca.crt").toAbsolutePath();
  }

  void write(@Observes @Priority(EARLY) StartupEvent event) throws IOException {
    Path file = path();
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), ".ca", ".crt");
    Files.writeString(draft, authorities.platform().certificatePem());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
