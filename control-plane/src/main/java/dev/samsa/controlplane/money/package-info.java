/**
 * The bill as it runs: usage of a month read from the hour buckets, rated by the billing library,
 * told as live bill, daily costs and usage. Nothing is priced here; nothing is rated in SQL.
 */
package dev.samsa.controlplane.money;
