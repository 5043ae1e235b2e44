package dev.samsa.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.operator.observe.PartitionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovePlanTest {
  private static final List<String> ZONES = List.of("a", "b", "c");

  private static List<PartitionView> spread(int partitions, int brokers) {
    return IntStream.range(0, partitions)
        .mapToObj(p -> partition(p, List.of(p % brokers, (p + 1) % brokers, (p + 2) % brokers)))
        .toList();
  }

  private static PartitionView partition(int number, List<Integer> replicas) {
    return new PartitionView("orders", number, replicas, Set.copyOf(replicas), 2);
  }

  /** Moves until nothing is left to move; fails if that never ends. */
  private static List<PartitionView> settle(List<PartitionView> partitions, int brokers) {
    return settle(partitions, brokers, ZONES);
  }

  private static List<PartitionView> settle(
      List<PartitionView> partitions, int brokers, List<String> zones) {
    List<PartitionView> now = new ArrayList<>(partitions);
    for (int round = 0; round < 200; round++) {
      Map<Integer, List<Integer>> moves =
          MovePlan.next(now, brokers, zones).getOrDefault("orders", Map.of());
      if (moves.isEmpty()) {
        return now;
      }
      assertThat(moves).hasSizeLessThanOrEqualTo(MovePlan.AT_ONCE);
      now.replaceAll(p ->
          moves.containsKey(p.partition())
              ? partition(p.partition(), moves.get(p.partition()))
              : p);
    }
    throw new AssertionError("replicas move for ever");
  }

  private static Map<Integer, Integer> load(List<PartitionView> partitions) {
    Map<Integer, Integer> load = new HashMap<>();
    partitions.stream()
        .flatMap(p -> p.replicas().stream())
        .forEach(b -> load.merge(b, 1, Integer::sum));
    return load;
  }

  @Test
  void aNewBrokerGetsItsShareAndThenNothingMoves() {
    List<PartitionView> settled = settle(spread(12, 3), 4, List.of("a"));
    assertThat(load(settled).values()).allMatch(n -> n >= 8 && n <= 10);
    assertThat(load(settled)).containsKey(3);
    assertThat(settled.stream().filter(p -> p.replicas().getFirst() == 3).count())
        .isBetween(2L, 4L);
  }

  @Test
  void aNewBrokerSharesWithThatOfItsZoneWhereAllZonesHaveACopy() {
    List<PartitionView> settled = settle(spread(12, 3), 4);
    assertThat(load(settled)).isEqualTo(Map.of(0, 6, 1, 12, 2, 12, 3, 6));
    assertThat(settled).allMatch(p -> !p.replicas().containsAll(List.of(0, 3)));
  }

  @Test
  void aBrokerThatLeavesKeepsNothing() {
    List<PartitionView> settled = settle(spread(12, 4), 3);
    assertThat(load(settled).keySet()).isEqualTo(Set.of(0, 1, 2));
  }

  @Test
  void everyPartitionKeepsAsManyReplicasOnDifferentBrokers() {
    for (PartitionView partition : settle(settle(spread(17, 3), 5), 3)) {
      assertThat(new HashSet<>(partition.replicas())).hasSize(3);
    }
  }

  @Test
  void replicasStayInDifferentZonesWhereThatCanBe() {
    for (PartitionView partition : settle(spread(12, 3), 6)) {
      assertThat(
              partition.replicas().stream().map(b -> ZONES.get(b % 3)).collect(Collectors.toSet()))
          .hasSize(3);
    }
  }

  @Test
  void nothingMovesWhereAllIsEven() {
    assertThat(MovePlan.next(spread(12, 3), 3, ZONES)).isEmpty();
  }
}
