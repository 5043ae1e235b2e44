/**
 * Exact numbers: fractions that are rounded once, the rounding policy of a price list, and parts
 * that add up to their whole.
 */
package dev.samsa.billing.money;
