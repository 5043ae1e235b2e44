package dev.samsa.broker.runtime;

import dev.samsa.broker.access.snapshot.AccessState;
import dev.samsa.description.cluster.ClusterDescription;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the plugins of one node share. Kafka makes plugins itself, by class name, several times over
 * (broker and controller each, and again for a listener that is configured anew) and hands them
 * texts only; so they find their node's parts here, by an id among those texts.
 *
 * @param id unique in this process
 * @param cluster the cluster's description
 * @param access the access snapshot as applied
 * @param pepper under which the cluster's keys are hashed
 * @param principals what quotas count by principal
 */
public record NodeRuntime(
    String id,
    ClusterDescription cluster,
    AccessState access,
    byte[] pepper,
    PrincipalCounts principals)
    implements AutoCloseable {
  /** The setting that holds the id. */
  public static final String CONFIG = "samsa.runtime";

  private static final Map<String, NodeRuntime> RUNNING = new ConcurrentHashMap<>();

  /** Makes it known to plugins until it is closed. */
  public NodeRuntime register() {
    RUNNING.put(id, this);
    return this;
  }

  /**
   * The parts of the node that a plugin was made for.
   *
   * @param configs settings that the plugin was given
   */
  public static NodeRuntime of(Map<String, ?> configs) {
    NodeRuntime runtime = RUNNING.get(String.valueOf(configs.get(CONFIG)));
    if (runtime == null) {
      throw new IllegalStateException("no running node has the id in " + CONFIG);
    }
    return runtime;
  }

  @Override
  public void close() {
    RUNNING.remove(id);
  }

  @Override
  public String toString() {
    return "NodeRuntime[" + id + "]";
  }
}
