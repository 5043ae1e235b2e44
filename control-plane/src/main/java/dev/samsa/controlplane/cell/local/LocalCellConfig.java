package dev.samsa.controlplane.cell.local;

import dev.samsa.controlplane.cell.PortRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of the cell that is this machine. */
@ConfigMapping(prefix = "samsa.local-cell")
public interface LocalCellConfig {
  /** Whether this process runs clusters on its machine. */
  @WithDefault("true")
  boolean enabled();

  /** Folder that holds one folder for each cluster. */
  @WithDefault("${samsa.home}/clusters")
  Path folder();

  /** Folder of the broker's jars. */
  @WithDefault("data-plane/broker/target/lib")
  Path brokerLib();

  /** Ports for listeners, first and last, such as {@code 19092-29091}. */
  @WithDefault("19092-29091")
  PortRange ports();

  /** Java program of a JDK 25 that runs the brokers; the one that runs this process by default. */
  Optional<Path> java();

  /** Address that client listeners bind. */
  @WithDefault("127.0.0.1")
  String bindHost();

  /** Memory that nodes may take in all; three quarters of the machine's by default. */
  OptionalInt capacityMib();
}
