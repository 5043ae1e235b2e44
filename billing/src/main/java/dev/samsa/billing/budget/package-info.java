/**
 * Budgets: when to warn, throttle and suspend, and where a month's spending will end. Decisions
 * only; mail, quotas and suspension are the caller's.
 */
package dev.samsa.billing.budget;
