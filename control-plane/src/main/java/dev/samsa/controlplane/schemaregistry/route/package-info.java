/**
 * The routes of an environment's schema registry, in front of its process: who may do what is
 * decided here, and what Apicurio Registry answers otherwise than clients of the reference expect
 * is set right here (wire contract 2.13).
 */
package dev.samsa.controlplane.schemaregistry.route;
