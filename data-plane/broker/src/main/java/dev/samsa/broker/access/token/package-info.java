/** SASL/OAUTHBEARER: signing in with a short token of the control plane. */
package dev.samsa.broker.access.token;
