/**
 * The cluster itself, its brokers, and the few settings that a tenant may change on all of them.
 */
package dev.samsa.controlplane.kafkarest.cluster;
