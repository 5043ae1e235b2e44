/** Signing up: who may, and the founding of an organization. */
package dev.samsa.controlplane.signup;
