package dev.samsa.controlplane.kafkarest.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.api.ApiException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
  private static final String VALUE =
      """
      {"order": {"id": 9223372036854775807, "price": 12.50, "note": "two words", "open": true},
       "items": [{"name": "Hat"}, {"name": "Coat"}], "a/b": 1}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "coat",
        "COAT",
        "key:k-1",
        "value:hat",
        "header.trace:abc",
        "$.order.id=9223372036854775807",
        "$.order.price=12.5",
        "$.order.open=true",
        "$.items[1].name=Coat",
        "$.a/b=1",
        "$.order.note=\"two words\"",
        "\"two words\"",
        "key:k-1 $.items[0].name=Hat coat"
      })
  void aRecordIsFoundByWhatItHolds(String filter) {
    assertThat(matches(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "umbrella",
        "key:coat",
        "value:k-1",
        "header.other:abc",
        "$.order.id=9223372036854775806",
        "$.order.id=9223372036854775808",
        "$.order.price=12.51",
        "$.order.price=abc",
        "$.order=1",
        "$.items[2].name=Coat",
        "$.items[1].name=coat",
        "coat umbrella"
      })
  void aRecordThatLacksAnyTermIsNotFound(String filter) {
    assertThat(matches(filter)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"open", "$.a", "$a=1", "$.a[x]=1", "$.=1", "a b c d e f g h i j k"})
  void whatIsNoFilterIsRefusedWithASentence(String filter) {
    assertThatThrownBy(() -> FilterParser.parse(filter))
        .isInstanceOf(ApiException.class)
        .hasMessageEndingWith(".");
  }

  @Test
  void aFilterHasALargestLength() {
    assertThatThrownBy(() -> FilterParser.parse("x".repeat(1_001)))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void theLongestFilterOfQuotesIsReadInNoTime() {
    assertThatThrownBy(() -> FilterParser.parse("\"\\".repeat(499)))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void aRecordWithoutKeyAndValueIsNoTrouble() {
    var empty = new ConsumerRecord<byte[], byte[]>("t", 0, 0, null, null);
    assertThat(FilterParser.parse("x").matches(new ReadRecord(empty))).isFalse();
    assertThat(FilterParser.parse("$.a=1").matches(new ReadRecord(empty))).isFalse();
  }

  private static boolean matches(String filter) {
    var record = new ConsumerRecord<>("t", 0, 0, bytes("K-1"), bytes(VALUE));
    record.headers().add("trace", bytes("xAbCx"));
    return FilterParser.parse(filter).matches(new ReadRecord(record));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
