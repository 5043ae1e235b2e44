package dev.samsa.operator.api;

/**
 * Keys of the Secret with all nodes' files: node id, a dot, the file's name, such as {@code
 * 0.client.crt}. A pod finds its own files under their names in one folder.
 */
public final class NodeSecretKeys {
  private NodeSecretKeys() {}

  /** Key of one file of one node. */
  public static String of(int node, String file) {
    return node + "." + file;
  }
}
