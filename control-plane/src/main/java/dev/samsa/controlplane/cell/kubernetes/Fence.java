package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.operator.api.KafkaCluster;
import java.util.Map;

/** The fence of the lease under which a resource was last written, kept as an annotation. */
final class Fence {
  private static final String ANNOTATION = KafkaCluster.GROUP + "/fence";

  private Fence() {}

  static void put(KafkaCluster resource, long fence) {
    resource.getMetadata().setAnnotations(Map.of(ANNOTATION, Long.toString(fence)));
  }

  /** The fence; 0 if there is none, or none that can be read. */
  static long of(KafkaCluster resource) {
    Map<String, String> annotations = resource.getMetadata().getAnnotations();
    String text = annotations == null ? null : annotations.get(ANNOTATION);
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
