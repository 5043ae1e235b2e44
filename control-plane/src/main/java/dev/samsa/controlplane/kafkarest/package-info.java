/**
 * Kafka REST v3 of every cluster. Each request acts as its caller: it signs in to the cluster's
 * brokers as that principal, and the brokers decide what it may do. Nothing here grants or refuses
 * a right on its own.
 */
package dev.samsa.controlplane.kafkarest;
