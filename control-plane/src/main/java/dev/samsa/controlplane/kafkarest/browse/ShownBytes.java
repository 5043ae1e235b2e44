package dev.samsa.controlplane.kafkarest.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Bytes of a key, value or header: as text if they are UTF-8, else as base64. JSON is text too, so
 * that no reader rounds its numbers.
 *
 * @param size length of the whole, in bytes
 * @param cut true if only the beginning is here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownBytes(String text, String base64, int size, Boolean cut) {

  /** The first so many bytes of it; null stays null. */
  static ShownBytes of(byte[] bytes, int most) {
    if (bytes == null) {
      return null;
    }
    boolean cut = bytes.length > most;
    byte[] shown = cut ? Arrays.copyOf(bytes, most) : bytes;
    String text = decode(shown, cut);
    return new ShownBytes(
        text,
        text == null ? Base64.getEncoder().encodeToString(shown) : null,
        bytes.length,
        cut ? true : null);
  }

  /** Text, without a last character that the cut went through; null if it is no UTF-8. */
  private static String decode(byte[] bytes, boolean cut) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
    return result.isError() ? null : text.flip().toString();
  }
}
