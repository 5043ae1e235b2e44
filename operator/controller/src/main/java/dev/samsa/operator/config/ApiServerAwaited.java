package dev.samsa.operator.config;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Holds the start up until the API server answers: whoever watches one that is silent ends with an
 * error, and would have to be started by somebody else.
 */
@ApplicationScoped
public class ApiServerAwaited {
  private static final Logger LOG = Logger.getLogger(ApiServerAwaited.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final KubernetesClient client;

  public ApiServerAwaited(KubernetesClient client) {
    this.client = client;
  }

  /** Before all others that wait for the start. */
  void await(@Observes @Priority(1) StartupEvent started) throws InterruptedException {
    boolean silent = false;
    while (!answers()) {
      if (!silent) {
        LOG.warnf("%s does not answer; the operator waits for it", client.getMasterUrl());
      }
      silent = true;
      Thread.sleep(PAUSE);
    }
    if (silent) {
      LOG.infof("%s answers", client.getMasterUrl());
    }
  }

  private boolean answers() {
    try {
      client.getKubernetesVersion();
      return true;
    } catch (KubernetesClientException e) {
      return false;
    }
  }
}
