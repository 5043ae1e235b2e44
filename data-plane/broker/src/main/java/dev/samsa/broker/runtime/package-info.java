/** Where the plugins that Kafka makes find the parts of the node that they belong to. */
package dev.samsa.broker.runtime;
