package dev.samsa.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.StreamSupport;

/** Holds the bill against what was streamed. */
final class BillCheck {
  private static final BigDecimal BYTES_PER_GB = BigDecimal.valueOf(1L << 30);
  private static final int LINES = 5;
  private static final int EGRESS_SLACK_PERCENT = 3;

  private final JsonNode bill;

  BillCheck(JsonNode bill) {
    this.bill = bill;
  }

  /** Five lines of one cluster, and they sum to the total. */
  String linesSumToTheTotal() throws DemoFailure {
    JsonNode lines = bill.path("clusters").path(0).path("lines");
    if (lines.size() != LINES) {
      throw new DemoFailure("the bill has " + lines.size() + " lines, not " + LINES);
    }
    BigDecimal sum =
        StreamSupport.stream(lines.spliterator(), false)
            .map(l -> new BigDecimal(l.path("amount").asText()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal total = new BigDecimal(bill.path("amount").asText());
    if (sum.compareTo(total) != 0) {
      throw new DemoFailure("the lines sum to " + sum + ", the total says " + total);
    }
    return LINES + " lines sum to " + total + " " + bill.path("currency").asText();
  }

  /** Ingress is what lies in the leaders' logs, to the byte. */
  String ingressIs(long logBytes) throws DemoFailure {
    long billed = bytes("KAFKA_NETWORK_WRITE");
    if (billed != logBytes) {
      throw new DemoFailure(
          "ingress on the bill is %,d bytes, the leaders' logs hold %,d"
              .formatted(billed, logBytes));
    }
    return "%,d bytes on the bill and in the leaders' logs".formatted(billed);
  }

  /** Egress is what the groups read, and at most a little more. */
  String egressIs(long logBytes, int groups) throws DemoFailure {
    long billed = bytes("KAFKA_NETWORK_READ");
    long least = logBytes * groups;
    long most = least + least * EGRESS_SLACK_PERCENT / 100;
    if (billed < least || billed > most) {
      throw new DemoFailure(
          "egress on the bill is %,d bytes, not from %,d to %,d".formatted(billed, least, most));
    }
    BigDecimal ratio =
        BigDecimal.valueOf(billed).divide(BigDecimal.valueOf(logBytes), 4, RoundingMode.HALF_UP);
    return "%,d bytes: %s times the ingress for %d subscribers".formatted(billed, ratio, groups);
  }

  /** The quantity is printed with enough decimals to give the bytes back. */
  private long bytes(String lineType) throws DemoFailure {
    for (JsonNode line : bill.path("clusters").path(0).path("lines")) {
      if (line.path("line_type").asText().equals(lineType)) {
        return new BigDecimal(line.path("quantity").asText())
            .multiply(BYTES_PER_GB, MathContext.DECIMAL128)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
      }
    }
    throw new DemoFailure("the bill has no line " + lineType);
  }
}
