package dev.samsa.controlplane.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The operator account that the first start makes. */
@ConfigMapping(prefix = "samsa.operator")
public interface OperatorConfig {
  /** What it signs in with. */
  @WithDefault("operator@localhost")
  String email();

  /** File of mode 0600 that its first password is written to. */
  Path passwordFile();
}
