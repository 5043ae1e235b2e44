package dev.samsa.controlplane.trust;

import dev.samsa.controlplane.secrets.Peppers;
import dev.samsa.controlplane.secrets.SecretStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Certificates without a platform around them. */
public final class NodeSecretsFixture {
  private NodeSecretsFixture() {}

  /** Makes secrets with roots of its own. */
  public static NodeSecrets create() {
    return create(inMemory(), Clock.systemUTC());
  }

  static NodeSecrets create(SecretStore store, Clock clock) {
    return new NodeSecrets(
        new Authorities(store, clock), new Peppers(store), new FixedPlatform(), clock);
  }

  static SecretStore inMemory() {
    Map<String, byte[]> stored = new ConcurrentHashMap<>();
    return (name, create) -> stored.computeIfAbsent(name, key -> create.get());
  }

  private record FixedPlatform() implements dev.samsa.controlplane.platform.PlatformConfig {
    @Override
    public Path home() {
      return Path.of("unused");
    }

    @Override
    public URI publicUrl() {
      return URI.create("http://127.0.0.1:8080");
    }

    @Override
    public String host() {
      return "kafka.example.org";
    }

    @Override
    public String domain() {
      return "samsa.local";
    }
  }
}
