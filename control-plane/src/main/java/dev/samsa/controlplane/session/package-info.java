/**
 * Signing in: sessions with their tokens, sign-out, and the short tokens with which the control
 * plane acts on a cluster as its caller.
 */
package dev.samsa.controlplane.session;
