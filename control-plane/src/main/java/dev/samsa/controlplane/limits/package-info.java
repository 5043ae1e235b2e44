/** Limits on how often somebody may try something, so that passwords cannot be guessed. */
package dev.samsa.controlplane.limits;
