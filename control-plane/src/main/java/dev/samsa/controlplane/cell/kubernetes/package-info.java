/**
 * Cells that are Kubernetes clusters. A cluster becomes one {@code KafkaCluster} resource and one
 * Secret, written by server-side apply; the operator does the rest and reports in the status, which
 * an informer watches. What to write and what a status means are pure functions; {@link
 * dev.samsa.controlplane.cell.kubernetes.KubernetesCell} is the thin shell around them.
 */
package dev.samsa.controlplane.cell.kubernetes;
