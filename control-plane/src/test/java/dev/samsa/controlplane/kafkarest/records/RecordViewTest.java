package dev.samsa.controlplane.kafkarest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordViewTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain text|STRING",
        "12|STRING",
        "{\"a\": 1}|JSON",
        "[1, 2]|JSON",
        "{broken|STRING",
        "{} {}|STRING"
      })
  void textIsShownAsJsonOnlyIfItIsAnObjectOrAnArray(String text, String type) {
    RecordData data = RecordView.data(text.getBytes(StandardCharsets.UTF_8));

    assertThat(data.type()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"plain text", "{\"a\":1}"})
  void whatIsShownCanBeWrittenBackAsItWas(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(RecordView.data(bytes).bytes("value")).isEqualTo(bytes);
  }

  @Test
  void bytesThatAreNoTextAreShownAsBase64() {
    byte[] bytes = {(byte) 0xff, 0, 1};

    RecordData data = RecordView.data(bytes);

    assertThat(data.type()).isEqualTo("BINARY");
    assertThat(data.bytes("value")).isEqualTo(bytes);
  }

  @Test
  void nothingIsShownForANull() {
    assertThat(RecordView.data(null)).isNull();
  }
}
