/**
 * The agent API: where brokers fetch their access snapshot and the platform's time, and hand in
 * their usage. It has its own listener with mutual TLS; the URI name of the client's certificate
 * says which cluster it speaks for.
 */
package dev.samsa.controlplane.agent;
