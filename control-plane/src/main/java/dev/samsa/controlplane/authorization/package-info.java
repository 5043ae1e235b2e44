/**
 * What a caller may do on the control plane: roles bound to resource name patterns, and the pure
 * rules that decide from them. What a principal may do within a cluster is decided by its brokers.
 */
package dev.samsa.controlplane.authorization;
