/**
 * The {@code KafkaCluster} resource: what the control plane writes, what the operator reports, the
 * rules that the API server holds, and the names that both sides derive from it.
 */
package dev.samsa.operator.api;
