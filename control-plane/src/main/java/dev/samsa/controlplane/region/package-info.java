/** Regions that tenants pick, and the operator's view of the cells behind them. */
package dev.samsa.controlplane.region;
