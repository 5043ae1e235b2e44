package dev.samsa.kubernetestests.cluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A KafkaCluster as its writer sends it; every change makes another one. */
public final class ClusterResource {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectNode json;

  private ClusterResource(ObjectNode json) {
    this.json = json;
  }

  /**
   * A valid one, small, of Kafka 4.4.0.
   *
   * @param brokers one, or three and more
   * @param host at which clients find its node ports
   * @param ports a node port for each broker that it may ever have
   * @param agentUrl of the agent API
   */
  public static ClusterResource of(
      String namespace,
      String name,
      int brokers,
      String host,
      List<Integer> ports,
      String agentUrl) {
    int factor = brokers == 1 ? 1 : 3;
    return new ClusterResource(
        parse(
            """
            {"apiVersion": "samsa.dev/v1", "kind": "KafkaCluster",
             "metadata": {"name": "%1$s", "namespace": "%2$s"},
             "spec": {"clusterId": "%1$s", "kafkaClusterId": "MkU3OEVBNTcwNTJENDM2Qg",
              "organization": "org-1", "environment": "env-tests1", "region": "eu-central-1",
              "tier": "STANDARD", "kafkaVersion": "4.4.0", "brokers": %3$d,
              "size": {"cpuMillis": 50, "memoryMiB": 448}, "zones": ["a", "b", "c"],
              "storage": {"sizeMiB": 64},
              "replication": {"factor": %4$d, "minInSync": %5$d},
              "limits": {"ingressBytesPerSecond": 1073741824, "egressBytesPerSecond": 1073741824,
               "partitions": 100, "connections": 300, "maxMessageBytes": 1048588,
               "maxRetentionMs": -1},
              "exposure": {"type": "nodePort", "bootstrapHost": "%6$s", "ports": %7$s},
              "secrets": {"nodes": "%1$s-nodes"}, "agent": {"urls": ["%8$s"]},
              "controlPlaneSubject": "CN=control-plane,O=Samsa", "nodeSubject": "CN=node,O=%1$s",
              "deletion": {"gracePeriodSeconds": 0}}}
            """
                .formatted(
                    name,
                    namespace,
                    brokers,
                    factor,
                    factor == 1 ? 1 : 2,
                    host,
                    ports.toString(),
                    agentUrl)));
  }

  /**
   * The same with another value.
   *
   * @param pointer JSON pointer; the object around it is there
   * @param value JSON
   */
  public ClusterResource with(String pointer, String value) {
    ClusterResource changed = new ClusterResource(json.deepCopy());
    JsonPointer place = JsonPointer.compile(pointer);
    ((ObjectNode) changed.json.at(place.head()))
        .set(place.last().getMatchingProperty(), parseAny(value));
    return changed;
  }

  /** The same without a value. */
  public ClusterResource without(String pointer) {
    ClusterResource changed = new ClusterResource(json.deepCopy());
    JsonPointer place = JsonPointer.compile(pointer);
    ((ObjectNode) changed.json.at(place.head())).remove(place.last().getMatchingProperty());
    return changed;
  }

  /** A value of it. */
  public JsonNode at(String pointer) {
    return json.at(pointer);
  }

  /** As kubectl takes it. */
  public String text() {
    return json.toString();
  }

  static ObjectNode parse(String text) {
    return (ObjectNode) parseAny(text);
  }

  private static JsonNode parseAny(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
