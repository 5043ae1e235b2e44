/**
 * Reconciliation: each hour of each cluster is followed from the brokers' own counters through
 * intake, buckets and rating, and whatever one stage has more or less than the one before is kept,
 * counted and written into the audit log. So is a cluster of which nothing is heard.
 */
package dev.samsa.controlplane.reconciliation;
