package dev.samsa.controlplane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.cluster.ReplicationRules;
import org.junit.jupiter.api.Test;

class SizingTest {
  @Test
  void oneZoneIsOneNodeWithOneReplica() {
    Sizing sizing = Sizing.of(Tier.STANDARD, false, "us-east-2");
    assertThat(sizing.zones()).containsExactly("us-east-2a");
    assertThat(sizing.replication()).isEqualTo(new ReplicationRules((short) 1, (short) 1));
  }

  @Test
  void threeZonesAreThreeNodesThatOutliveOne() {
    Sizing sizing = Sizing.of(Tier.STANDARD, true, "us-east-2");
    assertThat(sizing.zones()).containsExactly("us-east-2a", "us-east-2b", "us-east-2c");
    assertThat(sizing.replication()).isEqualTo(new ReplicationRules((short) 3, (short) 2));
    assertThat(sizing.clusterMiB()).isEqualTo(3 * sizing.nodeMiB());
  }

  @Test
  void aBasicClusterIsTheSmallest() {
    assertThat(Sizing.of(Tier.BASIC, false, "r").nodeMiB())
        .isLessThan(Sizing.of(Tier.STANDARD, false, "r").nodeMiB());
  }
}
