/**
 * Who vouches for whom. Four roots that never sign for each other: the platform CA (names that
 * clients see, nothing else), one CA per cluster (its nodes among themselves), the agent CA (the
 * agent listener and one identity per cluster), and the control plane's own self-signed client
 * certificate, which brokers trust by its exact subject.
 */
package dev.samsa.controlplane.trust;
