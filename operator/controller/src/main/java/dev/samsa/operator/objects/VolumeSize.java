package dev.samsa.operator.objects;

/**
 * The volumes of a cluster's nodes.
 *
 * @param sizeMiB size of each
 * @param storageClass their class; null for the default one
 * @param kafkaClusterId whose data they hold
 */
public record VolumeSize(int sizeMiB, String storageClass, String kafkaClusterId) {}
