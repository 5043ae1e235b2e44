/** Turns KafkaCluster resources into brokers and keeps them healthy. */
package dev.samsa.operator;
