package dev.samsa.controlplane.cell;

/**
 * @param bindHost address that client listeners bind
 * @param clientHost name that clients dial
 * @param internalHost name or address that the nodes of a cluster dial each other by; empty where
 *     each node has an address of its own, so that only its client port must differ from others'
 */
public record CellNetwork(String bindHost, String clientHost, String internalHost) {

  /** Whether all nodes share one address, so that each of their ports must be unique. */
  public boolean sharesAddress() {
    return !internalHost.isEmpty();
  }
}
