/**
 * Kafka clusters: their REST API, their life as a state machine, and the worker that moves each
 * cluster from state to state through its cell.
 */
package dev.samsa.controlplane.cluster;
