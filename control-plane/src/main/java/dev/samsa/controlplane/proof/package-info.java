/**
 * Which records of the brokers stand behind an hour of usage, as hashes that outlive the records:
 * what proofs of invoices rest on.
 */
package dev.samsa.controlplane.proof;
