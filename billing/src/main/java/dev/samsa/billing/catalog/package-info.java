/**
 * The price catalog: an immutable, versioned price list with its unit rules, as data. Which prices
 * hold for an organization is a matter of which catalog version it is bound to, never of code.
 */
package dev.samsa.billing.catalog;
