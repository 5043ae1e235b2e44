package dev.samsa.controlplane.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.audit.ChangeLog.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Standard cluster began at noon on 10 November; its base is 1.50 an hour. */
class MoverTest {
  private static final BillingMonth NOVEMBER = BillingMonth.of(2026, 11);
  private static final PriceHistory PRICES = PriceHistory.of(ShippedCatalogs.classic());

  private static List<Mover> movers(String turn, String at, List<HourFact> facts) {
    Instant now = Instant.parse(at);
    ClusterUsage usage = SampleUsage.of(now, facts, List.of(), now);
    return Mover.of(
        List.of(new PricedMonth(PRICES, NOVEMBER, List.of(usage), now)), Instant.parse(turn), now);
  }

  @Test
  void aClusterThatGoesOnAsItDidMovesNothingEvenWithinTheHour() {
    assertThat(movers("2026-11-14T12:00:00Z", "2026-11-15T12:40:00Z", List.of())).isEmpty();
  }

  @Test
  void aNewClusterIsNamedWithWhatItCostsADay() {
    List<Mover> movers = movers("2026-11-10T12:00:00Z", "2026-11-11T12:00:00Z", List.of());

    assertThat(movers).hasSize(1);
    assertThat(movers.getFirst().line().lineType()).isEqualTo("KAFKA_BASE");
    assertThat(movers.getFirst().before()).isEqualByComparingTo("0");
    assertThat(movers.getFirst().after()).isEqualByComparingTo("36.00");
  }

  @Test
  void theLargestChangeComesFirstWhetherItGrewOrFell() {
    List<HourFact> facts = new ArrayList<>();
    facts.add(SampleUsage.ingress(Instant.parse("2026-11-13T15:00:00Z"), 5_000));

    List<Mover> movers = movers("2026-11-14T12:00:00Z", "2026-11-15T12:00:00Z", facts);

    assertThat(movers.getFirst().line().lineType()).isEqualTo("KAFKA_NETWORK_WRITE");
    assertThat(movers.getFirst().after()).isEqualByComparingTo("0");
    assertThat(movers.getFirst().difference().signum()).isNegative();
  }

  @Test
  void theCauseIsWhatCanHaveMovedThatLineAndTheClusterItselfAtLast() {
    Change made = change(1, "cluster.create");
    Change topic = change(2, "topic.create");
    Change retention = change(3, "topic-config.set");
    Change named = change(4, "labels.set");
    List<Change> all = List.of(named, retention, topic, made);

    assertThat(MoverCauses.of("KAFKA_STORAGE", all)).containsExactly(retention, topic, made);
    assertThat(MoverCauses.of("KAFKA_BASE", all)).containsExactly(made);
    assertThat(MoverCauses.of("KAFKA_PARTITION", all)).containsExactly(topic, made);
  }

  private static Change change(long id, String action) {
    return new Change(id, Instant.EPOCH.plusSeconds(id), "u-1", action, "lkc-1", "");
  }
}
