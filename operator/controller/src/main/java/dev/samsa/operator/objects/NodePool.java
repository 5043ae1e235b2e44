package dev.samsa.operator.objects;

import dev.samsa.operator.api.ClusterNames;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes that one StatefulSet runs.
 *
 * @param kind brokers, or controllers that are none
 * @param name of the StatefulSet
 * @param firstNode id of the first node
 * @param size how many nodes
 */
public record NodePool(Kind kind, String name, int firstNode, int size) {
  /** Kinds of pools. */
  public enum Kind {
    BROKERS,
    CONTROLLERS
  }

  /** Pools of a cluster: brokers, and controllers if they stand apart. */
  public static List<NodePool> of(ClusterNames names, int brokers, int controllers) {
    NodePool pool = new NodePool(Kind.BROKERS, names.name(), 0, brokers);
    return controllers == 0
        ? List.of(pool)
        : List.of(
            pool,
            new NodePool(
                Kind.CONTROLLERS, names.controllers(), ClusterNames.FIRST_CONTROLLER, controllers));
  }

  String label() {
    return kind == Kind.BROKERS ? "brokers" : "controllers";
  }

  /** Ids of its nodes. */
  public List<Integer> nodes() {
    return IntStream.range(firstNode, firstNode + size).boxed().toList();
  }
}
