package dev.samsa.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.sample.RandomInput;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void whatNoTopicUsedIsAPartOfItsOwn() {
    List<Share> shares =
        Split.byUsage(
            new BigDecimal("10.00"),
            Map.of("b", new BigDecimal("30"), "a", new BigDecimal("30")),
            new BigDecimal("90"),
            Share.Method.MEASURED);
    assertThat(shares)
        .extracting(share -> share.key() + " " + share.amount() + " " + share.method())
        .containsExactly(" 3.34 UNATTRIBUTED", "a 3.33 MEASURED", "b 3.33 MEASURED");
  }

  @Test
  void partsSumToTheLineInRandomCases() {
    for (int seed = 0; seed < 100_000; seed++) {
      RandomInput input = new RandomInput(seed);
      Map<String, BigDecimal> usage = new HashMap<>();
      int topics = input.integer(0, 12);
      for (int i = 0; i < topics; i++) {
        usage.put("topic-" + i, input.decimal(1_000_000_000, 0));
      }
      BigDecimal attributed = usage.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal total = attributed.add(input.decimal(1_000_000, 0));
      BigDecimal amount = input.decimal(10_000_000, 2);
      List<Share> shares = Split.byUsage(amount, usage, total, Share.Method.MEASURED);
      List<Share> teams =
          Split.byLabel(shares, key -> key.endsWith("1") ? "" : "team-" + key.length());
      if (sum(shares).compareTo(amount) != 0 || sum(teams).compareTo(amount) != 0) {
        fail("seed %d: %s and %s do not sum to %s", seed, shares, teams, amount);
      }
    }
  }

  @Test
  void aSharedLineIsSplitEvenly() {
    assertThat(Split.evenly(new BigDecimal("1.00"), List.of("c", "a", "b")))
        .extracting(share -> share.key() + " " + share.amount())
        .containsExactly("a 0.34", "b 0.33", "c 0.33");
    assertThat(Split.evenly(new BigDecimal("1.00"), List.of()))
        .extracting(Share::method)
        .containsExactly(Share.Method.UNATTRIBUTED);
  }

  @Test
  void moreTopicUsageThanTheLineHasIsRefused() {
    assertThatThrownBy(() ->
            Split.byUsage(
                BigDecimal.ONE, Map.of("a", BigDecimal.TEN), BigDecimal.ONE, Share.Method.MEASURED))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("more than the line's 1");
  }

  private static BigDecimal sum(List<Share> shares) {
    return shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
