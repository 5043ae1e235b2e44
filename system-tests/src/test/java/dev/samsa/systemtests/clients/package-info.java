/** Clients and tools that are not ours, all on one Basic cluster with a key over SASL_SSL. */
package dev.samsa.systemtests.clients;
