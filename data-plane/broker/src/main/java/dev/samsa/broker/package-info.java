/** The bundled broker: Apache Kafka in one process a node, with the platform's plugins. */
package dev.samsa.broker;
