package dev.samsa.description.cluster;

/**
 * One node of a cluster.
 *
 * @param id Kafka's node id
 * @param zone the zone it stands in (Kafka's rack), simulated in the local cell
 * @param broker serves clients
 * @param controller votes in the metadata quorum; both may be true
 * @param directoryId Kafka's directory id of its metadata log, a base64 UUID, known before the
 *     first format so that the first quorum is dynamic
 * @param client SASL_SSL listener that tenants use; null if not a broker
 * @param internal mutual TLS listener between brokers and for the control plane; null if not a
 *     broker
 * @param quorum mutual TLS listener of the controllers; null if not a controller
 */
public record NodeDescription(
    int id,
    String zone,
    boolean broker,
    boolean controller,
    String directoryId,
    Listener client,
    Listener internal,
    Listener quorum) {}
