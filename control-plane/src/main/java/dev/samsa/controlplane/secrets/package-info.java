/**
 * The platform's own secrets: signing keys, certificate authorities and the pepper of API keys. All
 * of them live behind one port, {@link dev.samsa.controlplane.secrets.SecretStore}; nothing here is
 * ever logged or answered.
 */
package dev.samsa.controlplane.secrets;
