package dev.samsa.operator.plan;

import dev.samsa.operator.observe.PartitionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which replicas move when brokers come or go. Few at a time, so that clients hardly notice. */
final class MovePlan {
  /** Replicas that move at once: the throttle, for Kafka's own one is a setting of the topics. */
  static final int AT_ONCE = 4;

  private final int brokers;
  private final List<String> zones;
  private final Map<Integer, Integer> load = new HashMap<>();
  private final Map<String, Map<Integer, List<Integer>>> moves = new TreeMap<>();
  private int left = AT_ONCE;

  private MovePlan(int brokers, List<String> zones) {
    this.brokers = brokers;
    this.zones = zones;
    IntStream.range(0, brokers).forEach(broker -> load.put(broker, 0));
  }

  /**
   * The next moves until replicas lie on the first brokers only, evenly; empty if they do.
   *
   * @param partitions where they lie now
   * @param brokers how many brokers there shall be, ids from 0
   * @param zones zones of the brokers, by id
   */
  static Map<String, Map<Integer, List<Integer>>> next(
      List<PartitionView> partitions, int brokers, List<String> zones) {
    MovePlan plan = new MovePlan(brokers, zones);
    List<PartitionView> ordered = new ArrayList<>(partitions);
    ordered.sort(
        Comparator.comparing(PartitionView::topic).thenComparingInt(PartitionView::partition));
    ordered.stream()
        .flatMap(p -> p.replicas().stream())
        .forEach(broker -> plan.load.merge(broker, 1, Integer::sum));
    ordered.forEach(plan::leave);
    if (plan.moves.isEmpty()) {
      ordered.forEach(plan::even);
    }
    return plan.moves;
  }

  /** Takes a partition off brokers that go. */
  private void leave(PartitionView partition) {
    List<Integer> replicas = new ArrayList<>(partition.replicas());
    for (int i = 0; i < replicas.size() && left > 0; i++) {
      if (replicas.get(i) >= brokers) {
        int from = replicas.get(i);
        int to = emptiest(replicas, from);
        move(partition, replicas, i, to);
      }
    }
  }

  /** Takes a partition from the fullest broker to the emptiest one, if that evens them. */
  private void even(PartitionView partition) {
    if (left == 0) {
      return;
    }
    List<Integer> replicas = new ArrayList<>(partition.replicas());
    for (int index : fullestFirst(partition)) {
      int from = replicas.get(index);
      int to = emptiest(replicas, from);
      if (to >= 0
          && load.get(from) - load.get(to) > 1
          && (zone(from).equals(zone(to)) || !zoneTaken(replicas, from, to))) {
        move(partition, replicas, index, to);
        return;
      }
    }
  }

  /**
   * Places of a partition's replicas, that on the fullest broker first; among equals another one
   * for each partition, or the new broker would become the preferred leader of all.
   */
  private List<Integer> fullestFirst(PartitionView partition) {
    int size = partition.replicas().size();
    return IntStream.range(0, size)
        .mapToObj(i -> (i + partition.partition()) % size)
        .sorted(
            Comparator.comparing((Integer i) -> load.get(partition.replicas().get(i))).reversed())
        .toList();
  }

  private int emptiest(List<Integer> replicas, int from) {
    return IntStream.range(0, brokers)
        .filter(broker -> !replicas.contains(broker))
        .boxed()
        .min(
            Comparator.comparing((Integer broker) -> zoneTaken(replicas, from, broker))
                .thenComparing(load::get)
                .thenComparing(Comparator.naturalOrder()))
        .orElse(-1);
  }

  private boolean zoneTaken(List<Integer> replicas, int from, int broker) {
    return replicas.stream()
        .filter(other -> other != from)
        .anyMatch(other -> zone(other).equals(zone(broker)));
  }

  private String zone(int broker) {
    return zones.get(broker % zones.size());
  }

  private void move(PartitionView partition, List<Integer> replicas, int index, int to) {
    if (to < 0) {
      return;
    }
    load.merge(replicas.get(index), -1, Integer::sum);
    load.merge(to, 1, Integer::sum);
    replicas.set(index, to);
    left--;
    moves
        .computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
        .put(partition.partition(), List.copyOf(replicas));
  }
}
