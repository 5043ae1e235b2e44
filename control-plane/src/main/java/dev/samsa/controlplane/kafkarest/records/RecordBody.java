package dev.samsa.controlplane.kafkarest.records;

import dev.samsa.controlplane.api.ApiException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * One record to write.
 *
 * @param partition_id null to let the key, or the producer, choose
 * @param timestamp RFC 3339; null for now
 */
record RecordBody(
    Integer partition_id,
    List<HeaderBody> headers,
    RecordData key,
    RecordData value,
    String timestamp) {

  /** A header; its value is base64, or null. */
  record HeaderBody(String name, String value) {}

  /**
   * The record as Kafka takes it.
   *
   * @param partitions how many the topic has
   * @throws ApiException 400 with what is wrong in it
   */
  ProducerRecord<byte[], byte[]> toRecord(String topic, int partitions) {
    if (partition_id != null && (partition_id < 0 || partition_id >= partitions)) {
      throw ApiException.invalid(
          "partition_id", "Topic " + topic + " has partitions 0 to " + (partitions - 1) + ".");
    }
    return new ProducerRecord<>(
        topic,
        partition_id,
        timestamp == null ? null : millis(),
        key == null ? null : key.bytes("key"),
        value == null ? null : value.bytes("value"),
        kafkaHeaders());
  }

  private long millis() {
    try {
      long millis = Instant.parse(timestamp).toEpochMilli();
      if (millis >= 0) {
        return millis;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      // said below
    }
    throw ApiException.invalid(
        "timestamp", "timestamp must be such as 2026-01-31T12:00:00Z and not before 1970.");
  }

  private List<Header> kafkaHeaders() {
    return headers == null
        ? List.of()
        : headers.stream().<Header>map(RecordBody::kafkaHeader).toList();
  }

  private static Header kafkaHeader(HeaderBody header) {
    if (header == null || header.name() == null) {
      throw ApiException.invalid("headers", "A header needs a name.");
    }
    byte[] value =
        header.value() == null ? null : RecordData.decode(header.value(), "headers.value");
    return new RecordHeader(header.name(), value);
  }
}
