package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.authentication.Authentication;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.kafkarest.client.KafkaCredential;
import dev.samsa.controlplane.session.ClusterTokens;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Decides what a caller signs in to a cluster's brokers with. */
@RequestScoped
public class CallerCredentials {
  private static final String CLOUD = "cloud";

  private final SecurityIdentity identity;
  private final ClusterTokens tokens;

  public CallerCredentials(SecurityIdentity identity, ClusterTokens tokens) {
    this.identity = identity;
    this.tokens = tokens;
  }

  /**
   * A Kafka key signs in with itself, so that the brokers know the key; sessions and Cloud keys get
   * a token for that cluster and principal.
   *
   * @throws ApiException 401 for the key of another cluster
   */
  KafkaCredential of(Caller.Tenant caller, String clusterId) {
    if (caller instanceof Caller.ApiKey key && !key.scope().equals(CLOUD)) {
      String secret = identity.getAttribute(Authentication.KEY_SECRET);
      if (!key.scope().equals(clusterId) || secret == null) {
        throw ApiException.of(
            ErrorCode.UNAUTHENTICATED,
            "invalid API key: key " + key.keyId() + " is for cluster " + key.scope() + " only.");
      }
      return new KafkaCredential.Key(key.keyId(), secret);
    }
    String principal = caller.principal();
    return new KafkaCredential.Token(principal, () -> tokens.issue(clusterId, principal));
  }
}
