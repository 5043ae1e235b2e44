package dev.samsa.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.NodeView;
import dev.samsa.operator.observe.NodeView.Claim;
import dev.samsa.operator.observe.NodeView.State;
import dev.samsa.operator.observe.PartitionView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollPlanTest {
  private static final Map<Integer, String> WANTED = Map.of(0, "new", 1, "new", 2, "new");

  private static NodeView node(int id, State state, String revision) {
    return new NodeView(id, "p-" + id, state, revision, "4.4.0", 0, null, null, Claim.BOUND);
  }

  private static KafkaView kafka(Set<Integer> late, Set<Integer> inSync) {
    Set<Integer> voters = new java.util.HashSet<>(Set.of(0, 1, 2));
    voters.removeAll(late);
    return new KafkaView(
        1,
        voters,
        late,
        Set.of(0, 1, 2),
        Set.of(),
        List.of(new PartitionView("orders", 0, List.of(0, 1, 2), inSync, 2)),
        false,
        Map.of(),
        30,
        30,
        Map.of());
  }

  private static RollPlan.Next next(KafkaView kafka, NodeView... nodes) {
    return RollPlan.next(List.of(nodes), WANTED, Optional.ofNullable(kafka));
  }

  @Test
  void nothingIsRolledWhereAllRunWithWhatTheyShould() {
    assertThat(
            next(
                null,
                node(0, State.READY, "new"),
                node(1, State.READY, "new"),
                node(2, State.STARTING, "new")))
        .isInstanceOf(RollPlan.Next.Done.class);
  }

  @Test
  void theActiveControllerIsTheLast() {
    KafkaView kafka = kafka(Set.of(), Set.of(0, 1, 2));
    assertThat(
            next(
                kafka,
                node(0, State.READY, "new"),
                node(1, State.READY, "old"),
                node(2, State.READY, "old")))
        .isEqualTo(new RollPlan.Next.Replace(node(2, State.READY, "old")));
    assertThat(
            next(
                kafka,
                node(0, State.READY, "new"),
                node(1, State.READY, "old"),
                node(2, State.READY, "new")))
        .isEqualTo(new RollPlan.Next.Replace(node(1, State.READY, "old")));
  }

  @Test
  void theNextOneWaitsUntilTheLastOneServes() {
    assertThat(
            next(
                kafka(Set.of(), Set.of(0, 1, 2)),
                node(0, State.STARTING, "new"),
                node(1, State.READY, "old"),
                node(2, State.READY, "old")))
        .isEqualTo(new RollPlan.Next.Wait("node 0 is starting; the next one waits for it"));
  }

  @Test
  void nobodyGoesWhoWouldTakeAPartitionBelowItsMinimum() {
    RollPlan.Next next =
        next(
            kafka(Set.of(), Set.of(0, 1)),
            node(0, State.READY, "old"),
            node(1, State.READY, "old"),
            node(2, State.READY, "new"));
    assertThat(next)
        .isEqualTo(
            new RollPlan.Next.Wait(
                "without broker 0 fewer replicas than min.insync.replicas would be left of"
                    + " orders-0"));
  }

  @Test
  void whoHoldsNothingInSyncMayGo() {
    assertThat(
            next(
                kafka(Set.of(), Set.of(0, 1)),
                node(0, State.READY, "old"),
                node(1, State.READY, "old"),
                node(2, State.READY, "old")))
        .isEqualTo(new RollPlan.Next.Replace(node(2, State.READY, "old")));
  }

  @Test
  void nobodyGoesWhoWouldEndTheMajorityOfControllers() {
    assertThat(
            next(
                kafka(Set.of(2), Set.of(0, 1, 2)),
                node(0, State.READY, "old"),
                node(1, State.READY, "new"),
                node(2, State.READY, "new")))
        .isEqualTo(
            new RollPlan.Next.Wait(
                "without controller 0 no majority would be left: [2] do not keep up"));
  }

  @Test
  void nobodyGoesUnseen() {
    assertThat(
            next(
                null,
                node(0, State.READY, "old"),
                node(1, State.READY, "old"),
                node(2, State.READY, "old")))
        .isInstanceOf(RollPlan.Next.Wait.class);
  }

  @Test
  void aBrokenNodeIsReplacedFirstAndWithoutAsking() {
    assertThat(
            next(
                null,
                node(0, State.READY, "old"),
                node(1, State.FAILING, "old"),
                node(2, State.READY, "old")))
        .isEqualTo(new RollPlan.Next.Replace(node(1, State.FAILING, "old")));
  }

  @Test
  void aNodeWhoseClaimVanishesKeepsRunning() {
    NodeView vanishing =
        new NodeView(2, "p-2", State.READY, "old", "4.4.0", 0, null, null, Claim.VANISHING);
    assertThat(
            next(
                kafka(Set.of(), Set.of(0, 1, 2)),
                node(0, State.READY, "new"),
                node(1, State.READY, "new"),
                vanishing))
        .isInstanceOf(RollPlan.Next.Wait.class);
  }
}
