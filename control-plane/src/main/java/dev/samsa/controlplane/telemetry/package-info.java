/**
 * Metrics API v2 over the usage that brokers report (wire contract 5.2): descriptors, queries,
 * label values, and the newest minute in Prometheus' text format. The same batches are billed.
 */
package dev.samsa.controlplane.telemetry;
