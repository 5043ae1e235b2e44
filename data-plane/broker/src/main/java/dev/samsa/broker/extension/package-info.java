/** The seam for what runs beside Kafka in a node's process and is not a Kafka plugin. */
package dev.samsa.broker.extension;
