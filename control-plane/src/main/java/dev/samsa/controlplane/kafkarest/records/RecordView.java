package dev.samsa.controlplane.kafkarest.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it was read; a key or a value that is null is absent. */
record RecordView(
    String kind,
    int partition_id,
    long offset,
    Instant timestamp,
    String timestamp_type,
    List<HeaderView> headers,
    RecordData key,
    RecordData value) {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** A header; its value is base64. */
  record HeaderView(String name, String value) {}

  static RecordView of(ConsumerRecord<byte[], byte[]> record) {
    List<HeaderView> headers =
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(h -> new HeaderView(h.key(), h.value() == null ? null : base64(h.value())))
            .toList();
    return new RecordView(
        "KafkaRecord",
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.timestampType().name(),
        headers.isEmpty() ? null : headers,
        data(record.key()),
        data(record.value()));
  }

  /** JSON objects and arrays as such, other UTF-8 as text, all else as base64. */
  static RecordData data(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("{") || text.startsWith("[") ? jsonOrText(text) : text(text);
    } catch (CharacterCodingException e) {
      return new RecordData(RecordData.Type.BINARY.name(), TextNode.valueOf(base64(bytes)));
    }
  }

  private static RecordData jsonOrText(String text) {
    try {
      return new RecordData(RecordData.Type.JSON.name(), JSON.readValue(text));
    } catch (JsonProcessingException e) {
      return text(text);
    }
  }

  private static RecordData text(String text) {
    return new RecordData(RecordData.Type.STRING.name(), TextNode.valueOf(text));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
