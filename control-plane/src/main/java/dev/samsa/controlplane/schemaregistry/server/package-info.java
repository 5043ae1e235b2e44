/**
 * Apicurio Registry as processes of this machine: one for each environment whose registry is in
 * use, on a PostgreSQL role and schema of its own, started by the first request and stopped when
 * none came for a while.
 */
package dev.samsa.controlplane.schemaregistry.server;
