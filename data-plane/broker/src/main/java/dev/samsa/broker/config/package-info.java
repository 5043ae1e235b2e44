/**
 * Kafka's configuration of one node, rendered from the cluster's description by pure functions: the
 * same input gives the same settings, and nothing is read or written.
 */
package dev.samsa.broker.config;
