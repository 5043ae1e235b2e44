package dev.samsa.operator.objects;

import dev.samsa.operator.api.ClusterNames;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ConfigMap with what the launcher reads. */
final class ConfigMapRenderer {
  /** Key of the cluster description. */
  static final String DESCRIPTION = "cluster.json";

  /** Key of the list of nodes whose data must be there. */
  static final String KEPT_DATA = "kept-data";

  private ConfigMapRenderer() {}

  static String name(ClusterNames names) {
    return names.name() + "-description";
  }

  static ConfigMap render(ClusterNames names, String description, List<Integer> startedNodes) {
    return new ConfigMapBuilder()
        .withMetadata(Labels.meta(names, name(names)))
        .withData(
            Map.of(
                DESCRIPTION,
                description,
                KEPT_DATA,
                startedNodes.stream()
                    .sorted()
                    .map(node -> node + "\n")
                    .collect(Collectors.joining())))
        .build();
  }
}
