package dev.samsa.controlplane.secrets;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the platform's secrets are kept. */
@ConfigMapping(prefix = "samsa.secrets")
public interface SecretsConfig {
  /** Folder of mode 0700 that holds one file of mode 0600 for each secret. */
  Path folder();
}
