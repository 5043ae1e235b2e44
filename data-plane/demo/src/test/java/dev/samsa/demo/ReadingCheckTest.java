package dev.samsa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReadingCheckTest {
  private static final List<String> GROUPS = List.of("grete", "felix");
  private static final String LAST = "felix/letters";

  private final Map<String, Fingerprint> sent =
      Map.of("science", of("one", "two", "three"), "letters", of("four", "five"));
  private final Map<String, Fingerprint> read = asSent();

  @Test
  void whatCameBackAsItWasSentInWhateverOrderPasses() throws DemoFailure {
    read.put("grete/science", of("three", "one", "two"));

    assertThat(judge()).isEqualTo("each read what was sent, record by record");
  }

  @Test
  void oneByteTooManyFails() {
    read.put(LAST, of("four", "five!"));

    assertThatThrownBy(this::judge)
        .isInstanceOf(DemoFailure.class)
        .hasMessage("felix read other issues of letters than were sent");
  }

  @Test
  void oneByteOtherFails() {
    read.put(LAST, of("four", "fire"));

    assertThatThrownBy(this::judge).isInstanceOf(DemoFailure.class);
  }

  @Test
  void oneRecordTwiceInPlaceOfAnotherFails() {
    read.put(LAST, of("four", "four"));

    assertThatThrownBy(this::judge).isInstanceOf(DemoFailure.class);
  }

  @Test
  void aRecordTooManyFailsEvenWhenItIsEmpty() {
    read.put(LAST, of("four", "five", ""));

    assertThatThrownBy(this::judge)
        .isInstanceOf(DemoFailure.class)
        .hasMessage("felix read 3 issues of letters, 2 were sent");
  }

  @Test
  void aRecordTooFewFails() {
    read.put("grete/science", of("one", "two"));

    assertThatThrownBy(this::judge)
        .isInstanceOf(DemoFailure.class)
        .hasMessage("grete read 2 issues of science, 3 were sent");
  }

  @Test
  void aSubscriberOfWhomNothingIsKnownFails() {
    read.remove(LAST);

    assertThatThrownBy(this::judge)
        .isInstanceOf(DemoFailure.class)
        .hasMessage("felix read 0 issues of letters, 2 were sent");
  }

  private String judge() throws DemoFailure {
    return ReadingCheck.cameBackAsSent(sent, read, GROUPS);
  }

  private Map<String, Fingerprint> asSent() {
    Map<String, Fingerprint> all = new HashMap<>();
    for (String group : GROUPS) {
      sent.forEach((topic, print) -> all.put(ReadingCheck.key(group, topic), print));
    }
    return all;
  }

  private static Fingerprint of(String... records) {
    Fingerprint print = Fingerprint.NOTHING;
    for (String each : records) {
      print = print.plus(each.getBytes(StandardCharsets.UTF_8));
    }
    return print;
  }
}
