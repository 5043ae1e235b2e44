/**
 * The platform on one machine: the main class that checks the data folder and brings up everything
 * the control plane needs, first of all its own PostgreSQL server, before Quarkus starts.
 */
package dev.samsa.controlplane.embedded;
