/**
 * The schema registry object of an environment (srcm/v3): where its registry answers, which package
 * it has. Clients that make an environment with stream governance wait until it is there.
 */
package dev.samsa.controlplane.schemaregistry;
