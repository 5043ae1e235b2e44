/** Asks and changes Kafka through the cluster's internal listener, as one of its nodes. */
package dev.samsa.operator.kafka;
