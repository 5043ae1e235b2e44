/** The way to the control plane: its agent API over mutual TLS with the cluster's identity. */
package dev.samsa.broker.agent;
