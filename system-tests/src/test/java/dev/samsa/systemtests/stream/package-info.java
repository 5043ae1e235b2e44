/** Streaming with Kafka clients that know nothing of Samsa. */
package dev.samsa.systemtests.stream;
