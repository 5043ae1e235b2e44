/**
 * Plain SQL over the platform's data source, for what is a statement rather than an object: guarded
 * updates, leases, snapshots. Statements take part in the caller's transaction.
 */
package dev.samsa.controlplane.database;
