/** Figures of billing: closing a month, rating, and checking an invoice. */
package dev.samsa.bench.money;
