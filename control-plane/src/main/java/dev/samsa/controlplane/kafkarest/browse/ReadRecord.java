package dev.samsa.controlplane.kafkarest.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record while filters look at it; what they need is worked out once, when first needed. */
final class ReadRecord {
  /** Larger values are searched as text, but not as JSON. */
  private static final int LARGEST_JSON = 1 << 20;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  private final ConsumerRecord<byte[], byte[]> record;
  private String keyText;
  private String valueText;
  private JsonNode json;

  ReadRecord(ConsumerRecord<byte[], byte[]> record) {
    this.record = record;
  }

  /** The key in lower case; empty for none. */
  String keyText() {
    if (keyText == null) {
      keyText = folded(record.key());
    }
    return keyText;
  }

  /** The value in lower case; empty for none. */
  String valueText() {
    if (valueText == null) {
      valueText = folded(record.value());
    }
    return valueText;
  }

  /** The values of the headers of that name, in lower case. */
  List<String> headerTexts(String name) {
    return StreamSupport.stream(record.headers().headers(name).spliterator(), false)
        .map(header -> folded(header.value()))
        .toList();
  }

  /** The value as JSON; a missing node if it is none. */
  JsonNode json() {
    if (json == null) {
      json = parse(record.value());
    }
    return json;
  }

  private static JsonNode parse(byte[] value) {
    if (value == null || value.length == 0 || value.length > LARGEST_JSON) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode node = JSON.readValue(value);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      // Only for input that is read from elsewhere than memory.
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String folded(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
  }
}
