/**
 * Budgets: what a month may cost, who is told when it nears that, and what is then slowed down or
 * stopped. A budget warns, then throttles, then suspends; it never deletes. Each step is decided by
 * the billing library, written once with the budget's row locked, and followed by messages that are
 * sent until they arrive.
 */
package dev.samsa.controlplane.budget;
