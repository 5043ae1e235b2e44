/** Kafka's own access control lists, kept by the brokers. */
package dev.samsa.controlplane.kafkarest.acl;
