package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.cluster.ClusterDirectory;
import dev.samsa.controlplane.cluster.ClusterTarget;
import dev.samsa.controlplane.identity.Caller;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows one cluster that serves, and one that does not yet. */
@Alternative
@Singleton
public class FakeClusters implements ClusterDirectory {
  static final String CLUSTER = "lkc-test01";
  static final String PROVISIONING = "lkc-notyet";

  /** A cluster whose brokers are gone. */
  static final String DEAD = "lkc-dead01";

  private final String bootstrap;
  private final String caFile;

  public FakeClusters(
      @ConfigProperty(name = "test.kafka.bootstrap") String bootstrap,
      @ConfigProperty(name = "test.kafka.ca-file") String caFile) {
    this.bootstrap = bootstrap;
    this.caFile = caFile;
  }

  @Override
  public ClusterTarget require(Caller.Tenant caller, String lkc) {
    return switch (lkc) {
      case CLUSTER -> target(caller, lkc, bootstrap, true);
      case PROVISIONING -> target(caller, lkc, "", false);
      case DEAD -> target(caller, lkc, "localhost:1", true);
      default -> throw ApiException.notFound("Kafka cluster", lkc);
    };
  }

  private ClusterTarget target(Caller.Tenant caller, String lkc, String at, boolean ready) {
    return new ClusterTarget(lkc, "env-test01", caller.organization(), at, Path.of(caFile), ready);
  }
}
