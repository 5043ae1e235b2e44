package dev.samsa.billing.cli;

import dev.samsa.billing.rating.DerivationStep;
import dev.samsa.billing.rating.Finding;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A rated month as a table for people, with how each line came about below it. */
final class BillTable {
  private static final int QUANTITY_SCALE = 6;

  private BillTable() {}

  static String of(BillingMonth month, RatedMonth rated) {
    String currency = rated.currency().getCurrencyCode();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("resource", "line", "quantity", "unit", "price", "free", "amount " + currency));
    for (LineItem line : rated.lines()) {
      rows.add(row(line));
    }
    if (rated.roundingDifference().signum() != 0) {
      rows.add(List.of("", "rounding", "", "", "", "", rated.roundingDifference().toPlainString()));
    }
    rows.add(List.of("", "total", "", "", "", "", rated.total().toPlainString()));
    StringBuilder out = new StringBuilder("Usage of " + month + " (UTC)\n\n");
    appendAligned(out, rows);
    out.append("\nHow each line came about\n");
    for (LineItem line : rated.lines()) {
      out.append("\n").append(line.resource().id()).append(" ").append(line.article().name());
      out.append(", prices of ").append(line.catalog()).append("\n");
      for (DerivationStep step : line.derivation()) {
        out.append("  ").append(step.what()).append(": ").append(step.text()).append("\n");
      }
    }
    for (Finding finding : rated.findings()) {
      out.append(finding.kind().parked() ? "\nPARKED " : "\nNOTE ");
      out.append(finding.resourceId()).append(": ").append(finding.message()).append("\n");
    }
    return out.toString();
  }

  private static List<String> row(LineItem line) {
    boolean flat = line.steps().stream().allMatch(step -> step.name().equals("flat"));
    return List.of(
        line.resource().id(),
        line.article().name(),
        decimal(line.quantity().billed().round(QUANTITY_SCALE, RoundingMode.HALF_UP)),
        line.quantity().unit(),
        line.unitPrice().map(BigDecimal::toPlainString).orElse(flat ? "flat" : "tiers"),
        decimal(line.quantity().free().round(QUANTITY_SCALE, RoundingMode.HALF_UP)),
        line.amount().toPlainString());
  }

  private static String decimal(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static void appendAligned(StringBuilder out, List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        boolean text = i < 2 || i == 3;
        line.append(text ? row.get(i) + padding : padding + row.get(i)).append("  ");
      }
      out.append(line.toString().stripTrailing()).append("\n");
    }
  }
}
