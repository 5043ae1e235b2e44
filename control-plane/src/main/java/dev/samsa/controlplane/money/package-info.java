/**
 * What usage costs: the live bill of the month, daily costs in the form that clients of such clouds
 * know, and the usage behind them. Hour buckets are read with one query and rated in memory by the
 * billing library, the same way as for an invoice.
 */
package dev.samsa.controlplane.money;
