/** Topics, their settings, partitions and replicas. */
package dev.samsa.controlplane.kafkarest.topic;
