/**
 * Proofs of invoices: the invoice, the price lists, the hour buckets and the hashes of the records
 * behind them, in one file that anyone can check without this platform.
 */
package dev.samsa.controlplane.proof;
