package dev.samsa.controlplane.cell;

import java.util.List;

/** What a cell sees of a cluster. */
public sealed interface CellReport {
  /** The cluster is there. */
  record Present(List<NodeReport> nodes) implements CellReport {
    public Present {
      nodes = List.copyOf(nodes);
    }

    /** Whether every node is in that condition. */
    public boolean all(NodeReport.Condition condition) {
      return nodes.stream().allMatch(node -> node.condition() == condition);
    }
  }

  /** Nothing of the cluster is there. */
  record Absent() implements CellReport {}

  /**
   * The cell cannot do that as things stand.
   *
   * @param reason a sentence for the operator
   */
  record Refused(String reason) implements CellReport {}

  /**
   * Nothing can be seen of the place where the cell is, which says nothing about its nodes.
   *
   * @param reason a sentence for tenant and operator
   */
  record Unreachable(String reason) implements CellReport {}
}
