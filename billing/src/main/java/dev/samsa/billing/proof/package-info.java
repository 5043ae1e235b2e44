/**
 * Proof-carrying invoices: a bundle of the invoice, the catalogs, the hour buckets and the hashes
 * of the usage records, from which anyone can recompute each line without a server, and see which
 * bucket or record was altered.
 */
package dev.samsa.billing.proof;
