/** A cluster to test against: certificates, description, access snapshots and Kafka's clients. */
package dev.samsa.broker.testbed;
