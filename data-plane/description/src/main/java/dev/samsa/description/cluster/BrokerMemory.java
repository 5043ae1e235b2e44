package dev.samsa.description.cluster;

/**
 * Sizes of a broker's JVM.
 *
 * @param heapMiB largest heap
 * @param directMiB largest direct memory
 */
public record BrokerMemory(int heapMiB, int directMiB) {}
