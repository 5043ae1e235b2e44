package dev.samsa.description.cluster;

import dev.samsa.description.InvalidDescriptionException;
import java.util.List;

/**
 * All that a broker launcher must know to run one node of a tenant's cluster. The same document
 * serves every node of the cluster; the node id is given beside it. Secrets are not in it: they lie
 * in the secrets folder ({@link SecretFiles}).
 *
 * @param schemaVersion version of this document's form, {@value #SCHEMA_VERSION}
 * @param clusterId public id, {@code lkc-…}
 * @param kafkaClusterId Kafka's own cluster id, a base64 UUID
 * @param organizationId the tenant
 * @param environmentId the tenant's environment, {@code env-…}
 * @param tier BASIC, STANDARD, ENTERPRISE or DEDICATED
 * @param metadataVersion Kafka feature level such as {@code 4.3-IV0}; null for the newest the
 *     broker knows
 * @param nodes every node, brokers and controllers
 * @param replication what topics get by default and may not fall below
 * @param limits what the tenant may use
 * @param memory sizes for each broker's JVM
 * @param agent where brokers reach the control plane
 * @param controlPlaneSubject exact subject of the control plane's client certificate (RFC 2253)
 * @param nodeSubject exact subject of the nodes' own certificate (RFC 2253)
 */
public record ClusterDescription(
    int schemaVersion,
    String clusterId,
    String kafkaClusterId,
    String organizationId,
    String environmentId,
    String tier,
    String metadataVersion,
    List<NodeDescription> nodes,
    ReplicationRules replication,
    ClusterLimits limits,
    BrokerMemory memory,
    AgentEndpoint agent,
    String controlPlaneSubject,
    String nodeSubject) {

  public static final int SCHEMA_VERSION = 1;

  public ClusterDescription {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new InvalidDescriptionException(
          "schemaVersion "
              + schemaVersion
              + " is not known here; this release reads "
              + SCHEMA_VERSION);
    }
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new InvalidDescriptionException("nodes is empty: a cluster has at least one node");
    }
  }

  /**
   * The node with that id.
   *
   * @throws InvalidDescriptionException if there is none
   */
  public NodeDescription node(int id) {
    return nodes.stream()
        .filter(n -> n.id() == id)
        .findFirst()
        .orElseThrow(
            () -> new InvalidDescriptionException("no node " + id + " in cluster " + clusterId));
  }

  /** How many nodes serve clients. */
  public int brokerCount() {
    return (int) nodes.stream().filter(NodeDescription::broker).count();
  }
}
