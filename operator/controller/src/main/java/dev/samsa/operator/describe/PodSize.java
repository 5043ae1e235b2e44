package dev.samsa.operator.describe;

import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.operator.api.BrokerSize;

/**
 * Memory and processor of a node's pod, and the sizes of the JVM in it, computed together so that
 * neither can outgrow the other.
 *
 * @param memoryMiB request and limit of the pod
 * @param cpuMillis request of the pod; there is no limit, for a throttled broker is a fenced one
 * @param jvm heap and direct memory
 */
public record PodSize(int memoryMiB, int cpuMillis, BrokerMemory jvm) {
  // Measured on idle and busy brokers: metaspace, code cache, stacks and page tables.
  private static final int BESIDE_HEAP_MIB = 110;

  // The kernel's share of the pod: socket buffers, and page cache that must not go to zero.
  private static final int KERNEL_PART = 16;

  // Beyond it Kafka gains more from the page cache than from heap.
  private static final int LARGEST_HEAP_MIB = 6 * 1024;
  private static final int DIRECT_PART = 5;

  /** Sizes of a broker's pod. */
  public static PodSize of(BrokerSize size) {
    int memory = size.memoryMiB();
    int forJvm = memory - BESIDE_HEAP_MIB - memory / KERNEL_PART;
    int direct = Math.max(forJvm / DIRECT_PART, 16);
    int heap = Math.min(forJvm - direct, LARGEST_HEAP_MIB);
    return new PodSize(memory, size.cpuMillis(), new BrokerMemory(heap, direct));
  }
}
