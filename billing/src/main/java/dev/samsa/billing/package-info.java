/**
 * Prices, rating, invoices and proofs as pure functions: the same input gives the same bytes, on
 * any machine, with no server, clock, file or floating point. Only the package {@code cli} reads
 * and writes files.
 */
package dev.samsa.billing;
