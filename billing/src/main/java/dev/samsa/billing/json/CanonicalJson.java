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
import java.util.Iterator;
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

  /**
   * The same of an object with one field more: an array, given element by element so that the whole
   * of it need not exist.
   */
  public static String write(JsonNode object, String name, Iterator<? extends JsonNode> elements) {
    StringBuilder out = new StringBuilder();
    List<String> names = names(object);
    names.add(name);
    names.sort(null);
    for (String field : names) {
      out.append(out.isEmpty() ? '{' : ',');
      appendText(out, field);
      out.append(':');
      if (field.equals(name)) {
        appendArray(out, elements);
      } else {
        append(out, object.get(field));
      }
    }
    return out.append('}').toString();
  }

  /** SHA-256 of the canonical form, in lower-case hexadecimal. */
  public static String hash(JsonNode value) {
    return hash(write(value));
  }

  /** The same of a canonical form that is written already. */
  public static String hash(String canonical) {
    return HexFormat.of().formatHex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256, which every Java platform has. */
  public static byte[] sha256(byte[]... inputs) {
    MessageDigest digest = sha256Digest();
    for (byte[] input : inputs) {
      digest.update(input);
    }
    return digest.digest();
  }

  /** A new digest, for many hashes one after the other. */
  public static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static void append(StringBuilder out, JsonNode value) {
    if (value.isObject()) {
      appendObject(out, value);
    } else if (value.isArray()) {
      appendArray(out, value.iterator());
    } else if (value.isNumber()) {
      BigDecimal number = value.decimalValue().stripTrailingZeros();
      out.append(number.signum() == 0 ? "0" : number.toPlainString());
    } else if (value.isTextual()) {
      appendText(out, value.textValue());
    } else {
      out.append(value.asText());
    }
  }

  private static void appendArray(StringBuilder out, Iterator<? extends JsonNode> elements) {
    out.append('[');
    for (boolean first = true; elements.hasNext(); first = false) {
      out.append(first ? "" : ",");
      append(out, elements.next());
    }
    out.append(']');
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void appendObject(StringBuilder out, JsonNode value) {
    List<String> names = names(value);
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
    if (text.chars().allMatch(CanonicalJson::isPlain)) {
      out.append('"').append(text).append('"');
      return;
    }
    try {
      out.append(MAPPER.writeValueAsString(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text could not be written as JSON", e);
    }
  }

  /** What JSON writes as it is. Nearly all texts are such, and a document has very many. */
  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }
}
