package dev.samsa.broker.config;

/**
 * Contents of the secret files that Kafka's listeners need, PEM.
 *
 * @param clientChain certificate chain of the client listener
 * @param clientKey its key
 * @param nodeChain certificate chain of the internal and quorum listeners
 * @param nodeKey its key
 * @param internalTrust whom the internal and quorum listeners trust
 */
public record NodeSecrets(
    String clientChain, String clientKey, String nodeChain, String nodeKey, String internalTrust) {
  @Override
  public String toString() {
    return "NodeSecrets[…]";
  }
}
