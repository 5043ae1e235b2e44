/**
 * What control plane, operator and broker tell each other: values and their JSON, each with a
 * schema version. No Kafka class and no framework may appear here.
 */
package dev.samsa.description;
