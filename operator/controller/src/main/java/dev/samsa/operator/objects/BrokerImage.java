package dev.samsa.operator.objects;

/**
 * What runs a node.
 *
 * @param kafkaVersion release of Kafka in it
 * @param name of the image
 * @param pullPolicy when Kubernetes nodes fetch it
 */
public record BrokerImage(String kafkaVersion, String name, String pullPolicy) {}
