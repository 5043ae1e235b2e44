/**
 * Looks through the records of a topic for a person in a browser: from any point on, through a
 * filter, as a stream of what is found and how far the search is. It acts as the caller, evaluates
 * nothing but a small fixed filter grammar, and ends at budgets of records, bytes and time; where
 * it ended, the next request goes on. A live tail keeps up by leaving out and says how much.
 */
package dev.samsa.controlplane.kafkarest.browse;
