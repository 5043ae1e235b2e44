package dev.samsa.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaPlanTest {
  @Test
  void aPrincipalIsHeldToTheStricterOfBoth() {
    PrincipalQuota tenants = new PrincipalQuota("sa-1", 100L, null);
    PrincipalQuota held = new PrincipalQuota("sa-1", 500L, 50L, ServiceMode.READ_ONLY);

    assertThat(QuotaPlan.merged(List.of(tenants), List.of(held)))
        .containsExactly(new PrincipalQuota("sa-1", 100L, 50L, ServiceMode.READ_ONLY));
  }

  @Test
  void whoIsHeldByThePlatformStaysUnderTheTenantsDefault() {
    PrincipalQuota byDefault = new PrincipalQuota(PrincipalQuota.DEFAULT, 10L, 10L);
    PrincipalQuota held = new PrincipalQuota("sa-1", null, null, ServiceMode.READ_ONLY);
    PrincipalQuota cluster = new PrincipalQuota(PrincipalQuota.CLUSTER, 1_000L, null);

    assertThat(QuotaPlan.merged(List.of(byDefault), List.of(held, cluster)))
        .containsExactlyInAnyOrder(
            byDefault, cluster, new PrincipalQuota("sa-1", 10L, 10L, ServiceMode.READ_ONLY));
  }
}
