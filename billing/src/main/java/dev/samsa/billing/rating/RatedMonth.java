package dev.samsa.billing.rating;

import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.money.Rounding;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * What a month comes to.
 *
 * @param lines in the order in which they are printed
 * @param findings what a person should know; see {@link Finding.Kind#parked}
 * @param rounding of the newest catalog
 */
public record RatedMonth(
    List<LineItem> lines, List<Finding> findings, Rounding rounding, Currency currency) {
  public RatedMonth {
    lines = List.copyOf(lines);
    findings = List.copyOf(findings);
  }

  /** The sum of the printed lines. */
  public BigDecimal sumOfLines() {
    return lines.stream()
        .map(LineItem::amount)
        .reduce(BigDecimal.ZERO.setScale(rounding.scale()), BigDecimal::add);
  }

  /** The total by the catalog's policy. */
  public BigDecimal total() {
    return switch (rounding.total()) {
      case SUM_OF_LINES -> sumOfLines();
      case SUM_OF_EXACT ->
          rounding.line(
              lines.stream().map(line -> line.amounts().exact()).reduce(Ratio.ZERO, Ratio::add));
    };
  }

  /** What a rounding line must add so that the lines come to the total. */
  public BigDecimal roundingDifference() {
    return total().subtract(sumOfLines());
  }

  /** Whether usage was left out, so that an invoice must wait. */
  public boolean parked() {
    return findings.stream().anyMatch(finding -> finding.kind().parked());
  }
}
