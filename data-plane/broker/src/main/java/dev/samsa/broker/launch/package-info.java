/**
 * Runs one node as one process: reads the description, holds the lock on the data folder, formats
 * the storage, starts Kafka with the extensions and stops it in good order.
 */
package dev.samsa.broker.launch;
