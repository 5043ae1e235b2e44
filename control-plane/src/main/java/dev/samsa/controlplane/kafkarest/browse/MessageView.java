package dev.samsa.controlplane.kafkarest.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record for a person to read; a key or value that is null is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
    int partition,
    long offset,
    Instant timestamp,
    String timestamp_type,
    ShownBytes key,
    ShownBytes value,
    List<HeaderView> headers) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeaderView(String name, ShownBytes value) {}

  /**
   * @param most bytes of key, value and each header
   */
  static MessageView of(ConsumerRecord<byte[], byte[]> record, int most) {
    List<HeaderView> headers =
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> new HeaderView(header.key(), ShownBytes.of(header.value(), most)))
            .toList();
    return new MessageView(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.timestampType().name(),
        ShownBytes.of(record.key(), most),
        ShownBytes.of(record.value(), most),
        headers.isEmpty() ? null : headers);
  }
}
