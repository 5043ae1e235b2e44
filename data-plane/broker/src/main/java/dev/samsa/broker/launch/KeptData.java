package dev.samsa.broker.launch;

import dev.samsa.broker.launch.StartFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps a node that has had data from starting on an empty volume: what it alone held would be
 * forgotten without a word, and a controller that forgot its vote could give it twice.
 */
final class KeptData {
  private KeptData() {}

  /**
   * @param list file with one line for each node that has had data; null for none
   * @throws StartFailure if the node is named there and its log folder is not formatted
   */
  static void require(Path list, int node, Path log) throws StartFailure {
    if (list == null || Files.exists(log.resolve("meta.properties"))) {
      return;
    }
    List<String> nodes;
    try {
      nodes = Files.readAllLines(list);
    } catch (IOException e) {
      throw new StartFailure(Kind.DESCRIPTION, "cannot read " + list, e);
    }
    if (nodes.contains(Integer.toString(node))) {
      throw new StartFailure(
          Kind.STORAGE,
          "node %d has had data, but %s is empty: bring its volume back, or wait until its"
                  .formatted(node, log)
              + " partitions have other in-sync copies and it may start afresh");
    }
  }
}
