/**
 * What a cluster's brokers must know of keys, roles and quotas: one numbered snapshot per cluster,
 * assembled from the tables, and the waking of brokers that wait for the next number.
 */
package dev.samsa.controlplane.access;
