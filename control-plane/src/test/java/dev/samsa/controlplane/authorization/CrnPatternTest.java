package dev.samsa.controlplane.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.authorization.CrnPattern.Level;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrnPatternTest {
  private static final UUID ORGANIZATION = UUID.randomUUID();
  private static final String ROOT = Crn.organization(ORGANIZATION);

  @ParameterizedTest
  @CsvSource({
    "'', ORGANIZATION",
    "/environment=env-1, ENVIRONMENT",
    "/environment=env-1/cloud-cluster=lkc-1, CLUSTER",
    "/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1, CLUSTER",
    "/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/topic=orders, RESOURCE",
    "/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/group=app*, RESOURCE",
    "/environment=env-1/schema-registry=lsrc-1/subject=*, RESOURCE",
    "/service-account=sa-1, RESOURCE",
    "/identity-provider=op-1/identity-pool=pool-1, RESOURCE",
    "/identity-pool=pool-1, RESOURCE"
  })
  void aPatternReachesToTheLevelOfItsLastPart(String tail, Level level) {
    assertThat(CrnPattern.parse(ROOT + tail)).map(CrnPattern::level).contains(level);
  }

  @Test
  void aStarAtTheEndMakesAPrefix() {
    String cluster = Crn.cluster(ORGANIZATION, "env-1", "lkc-1");

    CrnPattern prefix = CrnPattern.parse(cluster + "/topic=orders-*").orElseThrow();
    assertThat(prefix.resourceName()).isEqualTo("orders-");
    assertThat(prefix.prefixed()).isTrue();
    CrnPattern name = CrnPattern.parse(cluster + "/topic=orders").orElseThrow();
    assertThat(name.resourceName()).isEqualTo("orders");
    assertThat(name.prefixed()).isFalse();
    assertThat(name.cluster()).isEqualTo("lkc-1");
    assertThat(name.environment()).isEqualTo("env-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cloud-cluster=lkc-1",
        "/environment=env-1/environment=env-2",
        "/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-2",
        "/environment=env-1/topic=orders",
        "/environment=env-1/cloud-cluster=lkc-1/topic=a*b",
        "/environment=env-1/cloud-cluster=lkc-1/topic=a/group=b",
        "/environment=",
        "/planet=earth",
        "/identity-provider=op-1",
        "/identity-provider=op-1/topic=orders",
        "/environment=env-1/identity-provider=op-1/identity-pool=pool-1",
        "environment=env-1"
      })
  void whatIsNoPatternIsNotRead(String tail) {
    assertThat(CrnPattern.parse(ROOT + tail)).isEmpty();
  }

  @Test
  void anEncodedColonIsTheSameAsAPlainOne() {
    assertThat(CrnPattern.parse(ROOT.replace("crn:", "crn%3A"))).isEqualTo(CrnPattern.parse(ROOT));
  }
}
