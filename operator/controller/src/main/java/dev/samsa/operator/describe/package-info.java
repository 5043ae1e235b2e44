/** What brokers are told, rendered from the resource by pure functions. */
package dev.samsa.operator.describe;
