package dev.samsa.controlplane.schemaregistry.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the schema registry. */
@ConfigMapping(prefix = "samsa.schema-registry")
public interface RegistryServerConfig {
  /** Whether environments have a registry that answers; {@code --with schema-registry}. */
  @WithDefault("false")
  boolean enabled();

  /** Folder of Apicurio Registry as its release brings it. */
  @WithDefault("schema-registry/target/apicurio")
  Path programs();

  /** Folder that holds one folder for each registry that has run. */
  @WithDefault("${samsa.home}/registries")
  Path folder();

  /** Heap of each process, as Java writes it. */
  @WithDefault("192m")
  String heap();

  /** How many processes may run at once. */
  @WithDefault("4")
  int mostRunning();

  /** A process that nobody has asked for so long is stopped; the next request starts it again. */
  @WithDefault("PT30M")
  Duration idleAfter();

  /** How long a request waits for a process to start. */
  @WithDefault("PT2M")
  Duration startWithin();
}
