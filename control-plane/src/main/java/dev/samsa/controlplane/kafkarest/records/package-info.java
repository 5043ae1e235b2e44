/**
 * Records over HTTP: a produce request is one JSON value or a stream of them, and the topic decides
 * how large each may be; a read is a bounded look at what a partition holds, outside any group.
 */
package dev.samsa.controlplane.kafkarest.records;
