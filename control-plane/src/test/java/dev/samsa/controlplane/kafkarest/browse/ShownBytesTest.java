package dev.samsa.controlplane.kafkarest.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShownBytesTest {
  @Test
  void textIsShownAsItIs() {
    assertThat(ShownBytes.of(utf8("{\"n\":9223372036854775807}"), 100))
        .isEqualTo(new ShownBytes("{\"n\":9223372036854775807}", null, 25, null));
  }

  @Test
  void aCutNeverGoesThroughACharacter() {
    assertThat(ShownBytes.of(utf8("aé€"), 4)).isEqualTo(new ShownBytes("aé", null, 6, true));
  }

  @Test
  void whatIsNotUtf8IsShownAsBase64() {
    assertThat(ShownBytes.of(new byte[] {(byte) 0xff, 0}, 100))
        .isEqualTo(new ShownBytes(null, "/wA=", 2, null));
  }

  @Test
  void aCharacterThatReallyEndsTooEarlyIsNotTakenForACut() {
    assertThat(ShownBytes.of(new byte[] {'a', (byte) 0xc3}, 100).text()).isNull();
  }

  @Test
  void nullStaysNull() {
    assertThat(ShownBytes.of(null, 100)).isNull();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
