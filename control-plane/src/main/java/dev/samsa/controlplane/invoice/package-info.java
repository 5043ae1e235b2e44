/**
 * Invoices: the month is closed after a settling time, the draft becomes a document with a number
 * that never changes, and what happens to its debt is told apart from it. What an invoice comes to
 * is the billing library's; this package gives it the facts and keeps the result.
 */
package dev.samsa.controlplane.invoice;
