package dev.samsa.operator.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.operator.api.BrokerSize;
import org.junit.jupiter.api.Test;

class PodSizeTest {
  @Test
  void heapAndDirectMemoryLeaveRoomForTheRestOfTheProcess() {
    for (int memory : new int[] {256, 300, 512, 1024, 8192, 65536}) {
      BrokerMemory jvm = PodSize.of(new BrokerSize(100, memory)).jvm();
      assertThat(jvm.heapMiB() + jvm.directMiB() + 110).as("of %d MiB", memory).isLessThan(memory);
      assertThat(jvm.heapMiB()).isGreaterThanOrEqualTo(96);
    }
  }

  @Test
  void aLargePodLeavesItsMemoryToThePageCache() {
    assertThat(PodSize.of(new BrokerSize(100, 65536)).jvm().heapMiB()).isEqualTo(6144);
  }
}
