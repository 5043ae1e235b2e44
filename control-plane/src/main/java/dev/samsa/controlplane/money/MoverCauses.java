package dev.samsa.controlplane.money;

import dev.samsa.controlplane.audit.ChangeLog.Change;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which of the things done to a cluster can have moved a line of its bill. It says what was done
 * shortly before, not that nothing else was the reason. Pure.
 */
final class MoverCauses {
  private static final int MOST = 3;

  /** What makes each line grow or shrink, the likeliest first; a cluster's own changes are last. */
  private static final Map<String, List<String>> LIKELY =
      Map.of(
          "KAFKA_PARTITION", List.of("topic", "partitions"),
          "KAFKA_STORAGE", List.of("topic-config", "topic-configs", "topic"),
          "KAFKA_NETWORK_WRITE", List.of("api-key", "role-binding", "topic", "acl"),
          "KAFKA_NETWORK_READ", List.of("consumer-group", "records", "api-key", "role-binding"));

  private MoverCauses() {}

  /** At most three, the likeliest first and of those the latest. */
  static List<Change> of(String lineType, List<Change> changes) {
    List<String> likely = LIKELY.getOrDefault(lineType, List.of());
    return changes.stream()
        .filter(change -> rank(likely, change) >= 0)
        .sorted(
            Comparator.comparingInt((Change change) -> rank(likely, change))
                .thenComparing(Change::id, Comparator.reverseOrder()))
        .limit(MOST)
        .toList();
  }

  private static int rank(List<String> likely, Change change) {
    String kind = change.action().split("\\.")[0];
    return kind.equals("cluster") ? likely.size() : likely.indexOf(kind);
  }
}
