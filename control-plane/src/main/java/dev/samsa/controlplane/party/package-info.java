/**
 * Seller and buyers as invoices name them: who sells and what taxes it collects is the operator's
 * data, where a bill goes is the tenant's. Invoices take a copy; later changes never reach them.
 */
package dev.samsa.controlplane.party;
