package dev.samsa.controlplane.cell.kubernetes;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the way to an API server, and keeps calls shorter than a worker's lease. */
final class Kubeconfig {
  private static final int CONNECT_MS = 3_000;
  private static final int REQUEST_MS = 5_000;

  private Kubeconfig() {}

  /** Client settings for the text of a kubeconfig; without one, the pod's own service account. */
  static Config read(Optional<String> text) {
    Config config = text.map(Config::fromKubeconfig).orElseGet(() -> Config.autoConfigure(null));
    return new ConfigBuilder(config)
        .withConnectionTimeout(CONNECT_MS)
        .withRequestTimeout(REQUEST_MS)
        .withRequestRetryBackoffLimit(0)
        .build();
  }

  /**
   * What speaks against a kubeconfig that somebody sent; empty if nothing does. Programs and files
   * that it names would be those of this machine.
   */
  static Optional<String> objection(String text) {
    io.fabric8.kubernetes.api.model.Config parsed;
    try {
      parsed = KubeConfigUtils.parseConfigFromString(text);
    } catch (RuntimeException e) {
      // The client's own exception or its parser's: what it cannot read is no kubeconfig.
      return Optional.of("kubeconfig is not the YAML of a kubeconfig.");
    }
    if (parsed == null || parsed.getClusters() == null || parsed.getClusters().isEmpty()) {
      return Optional.of("kubeconfig names no cluster.");
    }
    boolean outward =
        parsed.getClusters().stream().anyMatch(c -> namesFile(c.getCluster()))
            || parsed.getUsers().stream().anyMatch(u -> namesFileOrProgram(u.getUser()));
    return outward
        ? Optional.of(
            "kubeconfig must hold its certificates, keys and tokens itself (*-data, token), and"
                + " neither name files nor programs.")
        : Optional.empty();
  }

  private static boolean namesFile(Cluster cluster) {
    return cluster != null && present(cluster.getCertificateAuthority());
  }

  private static boolean namesFileOrProgram(AuthInfo user) {
    return user != null
        && (user.getExec() != null
            || user.getAuthProvider() != null
            || Stream.of(user.getClientCertificate(), user.getClientKey(), user.getTokenFile())
                .anyMatch(Kubeconfig::present));
  }

  private static boolean present(String value) {
    return value != null && !value.isEmpty();
  }
}
