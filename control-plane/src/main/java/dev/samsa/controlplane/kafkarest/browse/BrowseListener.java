package dev.samsa.controlplane.kafkarest.browse;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who hears what is found. Methods wait until it is on its way, so that a slow reader slows. */
interface BrowseListener {
  void found(ConsumerRecord<byte[], byte[]> record);

  void progress(Progress progress);

  /** Whether anybody is still there; false ends the search. */
  boolean listening();
}
