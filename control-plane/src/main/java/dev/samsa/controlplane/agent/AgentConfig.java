package dev.samsa.controlplane.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of the listener for brokers. */
@ConfigMapping(prefix = "samsa.agent")
public interface AgentConfig {
  /** Address to bind. */
  @WithDefault("127.0.0.1")
  String host();

  /** Port to bind. */
  @WithDefault("8081")
  int port();

  /** URL that brokers dial; {@code https://<host>:<port>} by default. */
  Optional<URI> publicUrl();
}
