package dev.samsa.billing.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One way to write a JSON value: fields in order of their names, no white space, numbers without
 * exponent and without trailing zeros, UTF-8.
 */
public final class CanonicalJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CanonicalJson() {}

  public static String write(JsonNode value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** SHA-256 of the canonical form, in lower-case hexadecimal. */
  public static String hash(JsonNode value) {
    return HexFormat.of().formatHex(sha256(write(value).getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256, which every Java platform has. */
  public static byte[] sha256(byte[]... inputs) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] input : inputs) {
        digest.update(input);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static void append(StringBuilder out, JsonNode value) {
    if (value.isObject()) {
      appendObject(out, value);
    } else if (value.isArray()) {
      out.append('[');
      for (int i = 0; i < value.size(); i++) {
        out.append(i == 0 ? "" : ",");
        append(out, value.get(i));
      }
      out.append(']');
    } else if (value.isNumber()) {
      BigDecimal number = value.decimalValue().stripTrailingZeros();
      out.append(number.signum() == 0 ? "0" : number.toPlainString());
    } else if (value.isTextual()) {
      appendText(out, value.textValue());
    } else {
      out.append(value.asText());
    }
  }

  private static void appendObject(StringBuilder out, JsonNode value) {
    List<String> names = new ArrayList<>();
    value.fieldNames().forEachRemaining(names::add);
    names.sort(null);
    out.append('{');
    for (int i = 0; i < names.size(); i++) {
      out.append(i == 0 ? "" : ",");
      appendText(out, names.get(i));
      out.append(':');
      append(out, value.get(names.get(i)));
    }
    out.append('}');
  }

  private static void appendText(StringBuilder out, String text) {
    try {
      out.append(MAPPER.writeValueAsString(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text could not be written as JSON", e);
    }
  }
}
