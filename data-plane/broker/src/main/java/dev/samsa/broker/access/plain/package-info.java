/** SASL/PLAIN: signing in with an API key and its secret. */
package dev.samsa.broker.access.plain;
