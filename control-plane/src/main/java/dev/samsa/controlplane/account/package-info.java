/**
 * Accounts: one login each, by e-mail and password or by issuer and subject of an external identity
 * provider, and the handling of passwords.
 */
package dev.samsa.controlplane.account;
