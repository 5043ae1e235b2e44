package dev.samsa.controlplane.kafkarest.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.controlplane.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A key or a value of a record to write.
 *
 * @param type BINARY (data is base64), STRING or JSON
 * @param data null for a key or a value that is null
 */
record RecordData(String type, JsonNode data) {

  /** How a key or a value is written as JSON. */
  enum Type {
    BINARY,
    STRING,
    JSON
  }

  /**
   * The bytes that go into the record; null for a null.
   *
   * @param field {@code key} or {@code value}, for the sentence of a refusal
   * @throws ApiException 400 if data is not of its type
   */
  byte[] bytes(String field) {
    Type parsed = parsedType(field);
    if (data == null || data.isNull()) {
      return null;
    }
    return switch (parsed) {
      case JSON -> data.toString().getBytes(StandardCharsets.UTF_8);
      case STRING -> text(field, "a string").getBytes(StandardCharsets.UTF_8);
      case BINARY -> decode(text(field, "a string in base64"), field + ".data");
    };
  }

  Type parsedType(String field) {
    try {
      return Type.valueOf(type == null ? "" : type.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(
          field,
          field
              + ".type must be BINARY, STRING or JSON; types that need a schema registry are not"
              + " supported.");
    }
  }

  /**
   * Bytes from base64.
   *
   * @throws ApiException 400 if it is none
   */
  static byte[] decode(String base64, String field) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(field, field + " is not base64.");
    }
  }

  private String text(String field, String kind) {
    if (!data.isTextual()) {
      throw ApiException.invalid(field, field + ".data of this type must be " + kind + ".");
    }
    return data.textValue();
  }
}
