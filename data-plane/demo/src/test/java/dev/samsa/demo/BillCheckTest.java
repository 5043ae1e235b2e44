package dev.samsa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** A bill as the API gives it, right at first, then altered at one place. */
final class BillCheckTest {
  private static final long LOG_BYTES = 230_123_457;
  private static final int GROUPS = 2;

  private final ObjectNode bill = rightBill();

  @Test
  void aRightBillPassesEveryCheck() throws DemoFailure {
    assertThat(check().linesSumToTheTotal()).isEqualTo("5 lines sum to 1.250000 USD");
    assertThat(check().ingressIs(LOG_BYTES)).startsWith("230,123,457 bytes");
    assertThat(check().egressIs(LOG_BYTES, GROUPS)).contains("2.0000 times the ingress");
  }

  @Test
  void aBillOfFourLinesFails() {
    lines().remove(4);
    bill.put("amount", "1.000000");

    assertThatThrownBy(() -> check().linesSumToTheTotal())
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the bill has 4 lines, not 5");
  }

  @Test
  void aBillOfSixLinesFails() {
    lines().add(line("SUPPORT", "1", "0.000000"));

    assertThatThrownBy(() -> check().linesSumToTheTotal())
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the bill has 6 lines, not 5");
  }

  @Test
  void aTotalThatIsAMillionthOffFails() {
    bill.put("amount", "1.250001");

    assertThatThrownBy(() -> check().linesSumToTheTotal())
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the lines sum to 1.250000, the total says 1.250001");
  }

  @Test
  void aLineThatIsAMillionthOffFails() {
    ((ObjectNode) lines().get(2)).put("amount", "0.249999");

    assertThatThrownBy(() -> check().linesSumToTheTotal()).isInstanceOf(DemoFailure.class);
  }

  @Test
  void ingressOfOneByteMoreOrLessFails() {
    for (long wrong : new long[] {LOG_BYTES - 1, LOG_BYTES + 1}) {
      quantity(1, wrong);

      assertThatThrownBy(() -> check().ingressIs(LOG_BYTES))
          .isInstanceOf(DemoFailure.class)
          .hasMessage(
              "ingress on the bill is %,d bytes, the leaders' logs hold 230,123,457"
                  .formatted(wrong));
    }
  }

  @Test
  void egressIsFromWhatTheGroupsReadToThreePercentMoreAndNotAByteBeyond() throws DemoFailure {
    long least = LOG_BYTES * GROUPS;
    long most = least + least * 3 / 100;
    quantity(2, most);
    check().egressIs(LOG_BYTES, GROUPS);

    for (long wrong : new long[] {least - 1, most + 1}) {
      quantity(2, wrong);

      assertThatThrownBy(() -> check().egressIs(LOG_BYTES, GROUPS))
          .isInstanceOf(DemoFailure.class)
          .hasMessageContaining("%,d bytes, not from %,d to %,d".formatted(wrong, least, most));
    }
  }

  @Test
  void aBillWithoutTheLineOrWithoutAClusterFails() {
    lines().remove(1);
    assertThatThrownBy(() -> check().ingressIs(LOG_BYTES))
        .hasMessage("the bill has no line KAFKA_NETWORK_WRITE");

    bill.putArray("clusters");
    assertThatThrownBy(() -> check().linesSumToTheTotal())
        .hasMessage("the bill has 0 lines, not 5");
    assertThatThrownBy(() -> check().egressIs(LOG_BYTES, GROUPS)).isInstanceOf(DemoFailure.class);
  }

  private BillCheck check() {
    return new BillCheck(bill);
  }

  private ArrayNode lines() {
    return (ArrayNode) bill.path("clusters").path(0).path("lines");
  }

  private void quantity(int line, long bytes) {
    ((ObjectNode) lines().get(line)).put("quantity", gigabytes(bytes));
  }

  private static ObjectNode rightBill() {
    ObjectNode bill = new ObjectMapper().createObjectNode();
    bill.put("currency", "USD").put("amount", "1.250000");
    ArrayNode lines = bill.putArray("clusters").addObject().putArray("lines");
    lines.add(line("KAFKA_BASE", "0.25", "0.250000"));
    lines.add(line("KAFKA_NETWORK_WRITE", gigabytes(LOG_BYTES), "0.250000"));
    lines.add(line("KAFKA_NETWORK_READ", gigabytes(LOG_BYTES * GROUPS), "0.250000"));
    lines.add(line("KAFKA_STORAGE", "0.000001", "0.250000"));
    lines.add(line("KAFKA_PARTITION", "0", "0.250000"));
    return bill;
  }

  private static ObjectNode line(String type, String quantity, String amount) {
    return new ObjectMapper()
        .createObjectNode()
        .put("line_type", type)
        .put("quantity", quantity)
        .put("amount", amount);
  }

  /** As the API prints it. */
  private static String gigabytes(long bytes) {
    return BigDecimal.valueOf(bytes)
        .divide(BigDecimal.valueOf(1L << 30), 30, RoundingMode.UNNECESSARY)
        .stripTrailingZeros()
        .toPlainString();
  }
}
