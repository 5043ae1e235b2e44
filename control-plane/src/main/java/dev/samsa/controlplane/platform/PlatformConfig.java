package dev.samsa.controlplane.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;

/** Settings of the platform as a whole. */
@ConfigMapping(prefix = "samsa")
public interface PlatformConfig {
  /** Folder that holds all of the platform's data. */
  @WithDefault(".samsa")
  Path home();

  /** URL under which tenants reach the REST API and the console. */
  @WithDefault("http://127.0.0.1:8080")
  URI publicUrl();

  /** Name under which tenants reach this machine; it stands in certificates and bootstrap lists. */
  @WithDefault("localhost")
  String host();

  /** Domain of the clusters' own names, {@code lkc-x.<region>.<domain>}. */
  @WithDefault("samsa.local")
  String domain();
}
