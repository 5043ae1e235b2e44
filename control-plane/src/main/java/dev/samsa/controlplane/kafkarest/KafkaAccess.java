package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.cluster.ClusterDirectory;
import dev.samsa.controlplane.cluster.ClusterTarget;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.kafkarest.client.KafkaClients;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Lets a request use a cluster as its caller. */
@RequestScoped
public class KafkaAccess {
  private static final Duration NOT_READY_RETRY = Duration.ofSeconds(5);

  private final CurrentCaller caller;
  private final CallerCredentials credentials;
  private final ClusterDirectory directory;
  private final KafkaClients clients;
  private final UriInfo uri;

  public KafkaAccess(
      CurrentCaller caller,
      CallerCredentials credentials,
      ClusterDirectory directory,
      KafkaClients clients,
      UriInfo uri) {
    this.caller = caller;
    this.credentials = credentials;
    this.directory = directory;
    this.clients = clients;
    this.uri = uri;
  }

  /**
   * Does the work as the caller.
   *
   * @throws ApiException 404 for a cluster that the caller can't see, 503 for one that does not
   *     serve yet, and whatever the brokers refuse
   */
  public <T> T call(String clusterId, Function<KafkaSession, T> work) {
    Caller.Tenant tenant = caller.tenant();
    // Before anything that takes time: what belongs to the request ends when its client leaves.
    RestLinks links = links(clusterId);
    ClusterTarget target = directory.require(tenant, clusterId);
    if (!target.ready()) {
      throw ApiException.unavailable(
          "Kafka cluster " + clusterId + " is not ready to serve yet.", NOT_READY_RETRY);
    }
    try (KafkaClients.Lease lease = clients.lease(target, credentials.of(tenant, clusterId))) {
      try {
        return work.apply(new KafkaSession(lease.client(), links));
      } catch (AuthenticationException e) {
        if (!(e instanceof SslAuthenticationException)) {
          lease.retire();
        }
        throw e;
      }
    } catch (KafkaException e) {
      throw KafkaErrors.refusal(e);
    }
  }

  /** Links of a cluster as this caller reaches it. */
  public RestLinks links(String clusterId) {
    return new RestLinks(uri.getBaseUri().toString().replaceFirst("/+$", ""), clusterId);
  }
}
