/**
 * Invoices and what happens to them: lines, credits, taxes and totals as one immutable document;
 * states apart from it; credit notes and corrections after it. Numbers, storage and time are the
 * caller's.
 */
package dev.samsa.billing.invoice;
