/**
 * Kafka clients that act as a caller: what they sign in with, how they are set up, and the bounded
 * cache that keeps one for each cluster and credential.
 */
package dev.samsa.controlplane.kafkarest.client;
