/**
 * Establishes who sends a request: bearer tokens of our own sessions and of an external identity
 * provider (both verified through quarkus-oidc), and API keys as HTTP Basic. Whatever is wrong with
 * a credential is answered 401: clients take a 403 for "this object was deleted". So are all
 * credentials of a suspended organization, which can be resumed with its objects as they were.
 */
package dev.samsa.controlplane.authentication;
