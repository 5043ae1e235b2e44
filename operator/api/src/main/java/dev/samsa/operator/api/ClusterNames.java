package dev.samsa.operator.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Names that follow from a cluster's. The control plane writes them into certificates, the operator
 * into objects.
 *
 * @param name name of the resource, the public cluster id
 * @param namespace its namespace
 */
public record ClusterNames(String name, String namespace) {

  /** Node id of the first controller that is no broker; brokers count from 0. */
  public static final int FIRST_CONTROLLER = 100;

  /** Port of the client listener in the pod. */
  public static final int CLIENT_PORT = 9092;

  /** Port of the listener between brokers. */
  public static final int INTERNAL_PORT = 9093;

  /** Port of the controllers' listener. */
  public static final int QUORUM_PORT = 9094;

  /** Port on which the launcher answers probes. */
  public static final int HEALTH_PORT = 9095;

  /** Names of that resource's cluster. */
  public static ClusterNames of(KafkaCluster cluster) {
    return new ClusterNames(cluster.getMetadata().getName(), cluster.getMetadata().getNamespace());
  }

  /** Service that gives every node its name, ready or not. */
  public String headlessService() {
    return name + "-nodes";
  }

  /** StatefulSet of the controllers that are no brokers; the brokers' has the cluster's name. */
  public String controllers() {
    return name + "-controllers";
  }

  /** Pod of a node. */
  public String pod(int node) {
    return (node < FIRST_CONTROLLER ? name : controllers()) + "-" + node;
  }

  /** Claim of a node's volume. */
  public String claim(int node) {
    return "data-" + pod(node);
  }

  /** Service in front of one broker. */
  public String brokerService(int broker) {
    return name + "-b" + broker;
  }

  /** Service in front of all brokers. */
  public String bootstrapService() {
    return name + "-bootstrap";
  }

  /** Host by which nodes dial a node; it must stand in that node's certificate. */
  public String nodeHost(int node) {
    return pod(node) + "." + headlessService() + "." + namespace + ".svc";
  }

  /** Ids of all nodes: brokers, then the controllers that are none. */
  public static List<Integer> nodes(int brokers, int controllers) {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < brokers; i++) {
      ids.add(i);
    }
    for (int i = 0; i < controllers; i++) {
      ids.add(FIRST_CONTROLLER + i);
    }
    return ids;
  }
}
