package dev.samsa.demo;

import java.util.Collection;
import org.apache.kafka.common.Node;

/** Holds the brokers that a client sees against what was ordered: one in each of three zones. */
final class ClusterCheck {
  private static final int BROKERS = 3;

  private ClusterCheck() {}

  /**
   * Three brokers, no two in one zone.
   *
   * @param nodes what the cluster itself names, as {@code describeCluster} gives it
   */
  static String threeBrokersInThreeZones(Collection<Node> nodes) throws DemoFailure {
    long brokers = nodes.stream().map(Node::id).distinct().count();
    if (brokers != BROKERS) {
      throw new DemoFailure("the cluster has " + brokers + " brokers, not " + BROKERS);
    }
    long zones = nodes.stream().filter(Node::hasRack).map(Node::rack).distinct().count();
    if (zones != BROKERS) {
      throw new DemoFailure("the brokers are in " + zones + " zones, not " + BROKERS);
    }
    return BROKERS + " brokers answer, each in a zone of its own";
  }
}
