/**
 * From what is seen to what is to be done next: pure functions, one for each concern. None waits,
 * none remembers: whatever is under way can be told from what is seen, so that an operator that
 * died goes on where it was.
 */
package dev.samsa.operator.plan;
