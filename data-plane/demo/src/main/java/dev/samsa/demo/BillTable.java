package dev.samsa.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The live bill as a table for a terminal. */
final class BillTable {
  private static final int SHOWN_DECIMALS = 6;

  private BillTable() {}

  /** Header, one line for each line item, total and month at this rate. */
  static List<String> of(JsonNode bill) {
    List<String> text = new ArrayList<>();
    String currency = bill.path("currency").asText();
    text.add(
        "  %-14s %18s  %-15s %12s %16s".formatted("line", "quantity", "unit", "price", "amount"));
    for (JsonNode cluster : bill.path("clusters")) {
      for (JsonNode line : cluster.path("lines")) {
        text.add(row(line));
        text.add("    = " + line.path("formula").asText());
      }
    }
    text.add("  %-63s %16s".formatted("total so far, " + currency, bill.path("amount").asText()));
    text.add(
        "  %-63s %16s"
            .formatted("the month at this rate, " + currency, bill.path("projected").asText()));
    return text;
  }

  private static String row(JsonNode line) {
    return "  %-14s %18s  %-15s %12s %16s"
        .formatted(
            line.path("description").asText(),
            shown(line.path("quantity").asText()),
            line.path("unit").asText(),
            line.path("price").asText("-"),
            line.path("amount").asText());
  }

  /** Only the table is short; the API has every decimal. */
  private static String shown(String quantity) {
    BigDecimal exact = new BigDecimal(quantity);
    return exact.scale() <= SHOWN_DECIMALS
        ? quantity
        : exact.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }
}
