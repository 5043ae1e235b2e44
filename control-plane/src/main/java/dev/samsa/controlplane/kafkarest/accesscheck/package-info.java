/**
 * Whether a principal may do something in a cluster, and by which rule: the same rules as the
 * brokers', in the same order, over the same role bindings and ACLs.
 */
package dev.samsa.controlplane.kafkarest.accesscheck;
