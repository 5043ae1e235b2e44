package dev.samsa.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.cluster.ReplicationRules;
import org.junit.jupiter.api.Test;

class SizingTest {
  @Test
  void oneZoneIsOneNodeWithOneReplica() {
    Sizing sizing = Sizing.of(Tier.STANDARD, false, "us-east-2", null);
    assertThat(sizing.zones()).containsExactly("us-east-2a");
    assertThat(sizing.replication()).isEqualTo(new ReplicationRules((short) 1, (short) 1));
  }

  @Test
  void threeZonesAreThreeNodesThatOutliveOne() {
    Sizing sizing = Sizing.of(Tier.STANDARD, true, "us-east-2", null);
    assertThat(sizing.zones()).containsExactly("us-east-2a", "us-east-2b", "us-east-2c");
    assertThat(sizing.replication()).isEqualTo(new ReplicationRules((short) 3, (short) 2));
    assertThat(sizing.clusterMiB()).isEqualTo(3 * sizing.nodeMiB());
  }

  @Test
  void aDedicatedClusterHasThreeNodesInOneZoneToo() {
    Sizing sizing = Sizing.of(Tier.DEDICATED, false, "us-east-2", 1);
    assertThat(sizing.zones()).containsExactly("us-east-2a", "us-east-2a", "us-east-2a");
    assertThat(sizing.replication()).isEqualTo(new ReplicationRules((short) 3, (short) 2));
  }

  @Test
  void limitsGrowWithTheCapacity() {
    Sizing one = Sizing.of(Tier.DEDICATED, true, "r", 1);
    Sizing four = Sizing.of(Tier.DEDICATED, true, "r", 4);
    assertThat(four.limits().ingressBytesPerSecond())
        .isEqualTo(4 * one.limits().ingressBytesPerSecond());
    assertThat(four.limits().partitions()).isEqualTo(18_000);
  }

  @Test
  void nodesHaveMemoryForAllPartitionsThatTheirTenantMayMake() {
    Sizing one = Sizing.of(Tier.DEDICATED, true, "r", 1);
    Sizing three = Sizing.of(Tier.DEDICATED, true, "r", 3);
    assertThat(one.memory()).isEqualTo(Sizing.of(Tier.STANDARD, true, "r", null).memory());
    assertThat(three.limits().partitions()).isEqualTo(13_500);
    assertThat(three.memory().heapMiB()).isBetween(290, 300);
    assertThat(three.clusterMiB()).isGreaterThan(one.clusterMiB() + 3 * 100 - 1);
  }

  @Test
  void aBasicClusterIsTheSmallest() {
    assertThat(Sizing.of(Tier.BASIC, false, "r", null).nodeMiB())
        .isLessThan(Sizing.of(Tier.STANDARD, false, "r", null).nodeMiB());
  }

  @Test
  void anElasticClusterIsBoundByItsMostUnitsAndByItsKind() {
    long mib = 1024L * 1024L;

    assertThat(Sizing.of(Tier.BASIC, false, "r", 2).limits().ingressBytesPerSecond())
        .isEqualTo(120 * mib);
    assertThat(Sizing.of(Tier.BASIC, false, "r", 2).limits().egressBytesPerSecond())
        .isEqualTo(360 * mib);
    assertThat(Sizing.of(Tier.BASIC, false, "r", 50))
        .isEqualTo(Sizing.of(Tier.BASIC, false, "r", null));
    assertThat(Sizing.of(Tier.BASIC, false, "r", 50).limits().ingressBytesPerSecond())
        .isEqualTo(250 * mib);
  }
}
