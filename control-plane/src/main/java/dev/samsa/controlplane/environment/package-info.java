/** Environments: the parents of clusters within an organization (org/v2). */
package dev.samsa.controlplane.environment;
