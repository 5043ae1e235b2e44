/** Figures of brokers: start, throughput, memory; and the Kafka without plugins beside them. */
package dev.samsa.bench.broker;
