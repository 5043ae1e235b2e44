package dev.samsa.controlplane.kafkarest.records;

import java.time.Instant;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What became of one record. */
sealed interface ProduceResult {

  /**
   * It is written and acknowledged by all in-sync replicas.
   *
   * @param error_code 200
   */
  record Written(
      int error_code,
      String cluster_id,
      String topic_name,
      int partition_id,
      long offset,
      Instant timestamp,
      Part key,
      Part value)
      implements ProduceResult {

    static Written of(String clusterId, RecordBody body, RecordMetadata metadata) {
      return new Written(
          200,
          clusterId,
          metadata.topic(),
          metadata.partition(),
          metadata.offset(),
          Instant.ofEpochMilli(metadata.timestamp()),
          Part.of(body.key(), metadata.serializedKeySize()),
          Part.of(body.value(), metadata.serializedValueSize()));
    }
  }

  /** It was refused; the error code is the one a request of this record alone would have got. */
  record Refused(int error_code, String message) implements ProduceResult {}

  /** Type and size in bytes of a written key or value. */
  record Part(String type, int size) {
    static Part of(RecordData data, int size) {
      return data == null ? null : new Part(data.parsedType("").name(), Math.max(0, size));
    }
  }
}
