/** Tenants of a platform whose clusters run on Kubernetes. */
package dev.samsa.kubernetestests.tenant;
