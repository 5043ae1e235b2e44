/**
 * Client quotas (kafka-quotas/v1): byte rates that a tenant sets for principals of a cluster,
 * enforced by its brokers.
 */
package dev.samsa.controlplane.clientquota;
