/**
 * The meter of one broker. Kafka's own counts are copied four times a second into a memory-mapped
 * file of running totals; windows are closed over them at UTC minutes of platform time, kept in a
 * spool until the control plane has acknowledged them, and sent in order. Only closed windows are
 * billed.
 *
 * <p>{@link dev.samsa.broker.usage.UsageWindows} is the pure core; everything else is a thin shell
 * around a file, a clock, Kafka's metrics or the network.
 */
package dev.samsa.broker.usage;
