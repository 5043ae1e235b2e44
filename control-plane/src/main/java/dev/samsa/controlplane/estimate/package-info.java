/**
 * Says what a workload would cost before it exists, by the engine that makes the invoices and from
 * the price catalog that a new organization is billed by. Anybody may ask.
 */
package dev.samsa.controlplane.estimate;
