/** Organizations: the tenants. Everything a tenant owns belongs to exactly one. */
package dev.samsa.controlplane.organization;
