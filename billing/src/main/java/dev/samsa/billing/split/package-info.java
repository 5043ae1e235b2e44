/**
 * Splits a line's amount over topics, principals, service accounts or labels. The parts sum to the
 * line exactly, and what cannot be attributed is a part of its own.
 */
package dev.samsa.billing.split;
