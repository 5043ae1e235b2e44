/**
 * What the operator account does: it runs the platform through {@code /admin} routes and can do
 * nothing else. For everybody else these routes do not exist.
 */
package dev.samsa.controlplane.admin;
