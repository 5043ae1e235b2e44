package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.identityprovider.KeySet.UnusableKeySetException;
import dev.samsa.controlplane.webhook.RefusedTargetException;
import dev.samsa.controlplane.webhook.WebhookTarget;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Fetches the key sets of identity providers, outside of any transaction. */
@ApplicationScoped
class KeySetWorker {
  private static final Logger LOG = Logger.getLogger(KeySetWorker.class);

  private final KeySets sets;
  private final KeySetSource source;
  private final Clock clock;

  KeySetWorker(KeySets sets, Vertx vertx, IdentityProviderConfig config, Clock clock) {
    this.sets = sets;
    this.source =
        new KeySetSource(vertx, WebhookTarget.Resolver.system(), config.privateAddresses());
    this.clock = clock;
  }

  @Scheduled(
      identity = "identity-provider-keys",
      every = "{samsa.identity-providers.fetch-every:2s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    fetchDue();
  }

  /** Fetches all that is due now; a slow issuer does not keep others waiting. */
  void fetchDue() {
    List<KeySets.Due> due;
    do {
      due = sets.lease(clock.instant());
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        due.forEach(set -> threads.execute(() -> fetch(set)));
      }
    } while (!due.isEmpty() && !Thread.currentThread().isInterrupted());
  }

  private void fetch(KeySets.Due due) {
    try {
      sets.fetched(due, KeySet.parse(source.fetch(due.jwksUri())), clock.instant());
    } catch (UnknownHostException e) {
      sets.failed(due, "The name of its host is not known.", clock.instant());
    } catch (RefusedTargetException | UnusableKeySetException | IOException e) {
      sets.failed(due, String.valueOf(e.getMessage()), clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DatabaseException e) {
      // It is due again when the lease ends.
      LOG.warn("What came of fetching keys is not written down", e);
    }
  }

  @PreDestroy
  void stop() {
    source.close();
  }
}
