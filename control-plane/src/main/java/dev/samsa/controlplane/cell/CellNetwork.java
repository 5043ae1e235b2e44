package dev.samsa.controlplane.cell;

/**
 * @param bindHost address that client listeners bind
 * @param clientHost name that clients dial
 * @param internalHost name or address that the nodes of a cluster dial each other by
 */
public record CellNetwork(String bindHost, String clientHost, String internalHost) {}
