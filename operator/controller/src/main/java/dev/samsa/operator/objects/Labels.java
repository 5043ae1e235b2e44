package dev.samsa.operator.objects;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.ClusterNames;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** Labels of what belongs to a cluster. */
public final class Labels {
  /** Label of every object that the operator makes. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String OPERATOR = "samsa-operator";

  /** Selector of what the operator makes. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR;

  /** Which set of nodes a pod is of: brokers or controllers. */
  public static final String POOL = "samsa.dev/pool";

  private Labels() {}

  /** Labels of an object. */
  public static Map<String, String> of(ClusterNames names) {
    return Map.of(
        MANAGED_BY,
        OPERATOR,
        "app.kubernetes.io/name",
        "kafka",
        "app.kubernetes.io/instance",
        names.name(),
        Annotations.CLUSTER,
        names.name());
  }

  /** What selects all pods of a cluster. */
  public static Map<String, String> pods(ClusterNames names) {
    return Map.of(Annotations.CLUSTER, names.name());
  }

  /** What selects the pods of one pool. */
  public static Map<String, String> pods(ClusterNames names, NodePool pool) {
    return Map.of(Annotations.CLUSTER, names.name(), POOL, pool.label());
  }

  static ObjectMeta meta(ClusterNames names, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(names.namespace())
        .withLabels(of(names))
        .build();
  }
}
