package dev.samsa.broker.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.cluster.ClusterLimits;
import java.util.Map;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class RateShareTest {
  private static final ClusterLimits LIMITS = new ClusterLimits(3000, 9000, 10, 10, 1000, -1);

  private static RateShare share(ClientQuotaType type, String principal, PrincipalQuota... quotas) {
    Map<String, PrincipalQuota> byName =
        java.util.Arrays.stream(quotas)
            .collect(java.util.stream.Collectors.toMap(PrincipalQuota::principal, q -> q));
    return RateShare.of(type, principal, byName, LIMITS, 3);
  }

  @Test
  void withoutQuotasAllShareTheClustersRateDividedByItsBrokers() {
    assertThat(share(ClientQuotaType.PRODUCE, "sa-1"))
        .isEqualTo(new RateShare(RateShare.EVERYBODY, 1000));
    assertThat(share(ClientQuotaType.FETCH, "sa-1"))
        .isEqualTo(new RateShare(RateShare.EVERYBODY, 3000));
  }

  @Test
  void aPrincipalWithAQuotaIsHeldToThat() {
    PrincipalQuota own = new PrincipalQuota("sa-1", 300L, null);
    assertThat(share(ClientQuotaType.PRODUCE, "sa-1", own)).isEqualTo(new RateShare("sa-1", 100));
    assertThat(share(ClientQuotaType.FETCH, "sa-1", own).holder()).isEqualTo(RateShare.EVERYBODY);
    assertThat(share(ClientQuotaType.PRODUCE, "sa-2", own).holder()).isEqualTo(RateShare.EVERYBODY);
  }

  @Test
  void theDefaultQuotaHoldsEachOtherPrincipalByItself() {
    PrincipalQuota other = new PrincipalQuota("<default>", 600L, 600L);
    assertThat(share(ClientQuotaType.PRODUCE, "sa-2", other)).isEqualTo(new RateShare("sa-2", 200));
  }

  @Test
  void noQuotaGoesOverTheClusters() {
    PrincipalQuota own = new PrincipalQuota("sa-1", 1_000_000L, null);
    assertThat(share(ClientQuotaType.PRODUCE, "sa-1", own)).isEqualTo(new RateShare("sa-1", 1000));
  }

  @Test
  void aLoweredRateOfTheClusterHoldsAllAndEachOfItsPrincipals() {
    PrincipalQuota lowered = new PrincipalQuota(PrincipalQuota.CLUSTER, 600L, null);
    PrincipalQuota own = new PrincipalQuota("sa-1", 2_000L, 300L);
    assertThat(share(ClientQuotaType.PRODUCE, "sa-2", lowered))
        .isEqualTo(new RateShare(RateShare.EVERYBODY, 200));
    assertThat(share(ClientQuotaType.PRODUCE, RateShare.EVERYBODY, lowered, own))
        .isEqualTo(new RateShare(RateShare.EVERYBODY, 200));
    assertThat(share(ClientQuotaType.PRODUCE, "sa-1", lowered, own))
        .isEqualTo(new RateShare("sa-1", 200));
    assertThat(share(ClientQuotaType.FETCH, "sa-2", lowered).bytesPerSecond()).isEqualTo(3000);
  }
}
