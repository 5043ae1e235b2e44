/**
 * SASL/OAUTHBEARER: signing in with a short token of the control plane, or with one of a tenant's
 * own issuer through an identity pool.
 */
package dev.samsa.broker.access.token;
