package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Allowance;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.money.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lines of a month hand on to later lines: tiers reached, allowances taken, minimums open. */
final class Carry {
  private final Map<String, Prior> priors = new HashMap<>();
  private final Map<String, Ratio> allowances = new HashMap<>();
  private final Map<String, OpenMinimum> minimums = new LinkedHashMap<>();

  /** A line with a minimum, and what its lines came to so far. */
  private record OpenMinimum(LineItem line, BigDecimal minimum, BigDecimal billed) {}

  Prior prior(String resourceId, PriceLine line) {
    return priors.getOrDefault(key(resourceId, line), Prior.NONE);
  }

  Ratio allowanceUsed(String resourceId, PriceLine line) {
    return allowances.getOrDefault(allowanceKey(resourceId, line), Ratio.ZERO);
  }

  void add(String resourceId, PriceLine line, Ratio quantity, Ratio allowance, Ratio amount) {
    priors.merge(
        key(resourceId, line),
        Prior.NONE.plus(quantity, allowance, amount),
        (before, now) -> before.plus(quantity, allowance, amount));
    allowances.merge(allowanceKey(resourceId, line), allowance, Ratio::add);
  }

  void minimum(LineItem item, BigDecimal minimum) {
    minimums.merge(
        item.lineType(),
        new OpenMinimum(item, minimum, item.amount()),
        (before, now) -> new OpenMinimum(item, minimum, before.billed().add(item.amount())));
  }

  /** The lines that fill up a resource's minimums, at the end of its month. */
  List<LineItem> minimums(String resourceId) {
    List<LineItem> lines = new ArrayList<>();
    for (OpenMinimum open : minimums.values()) {
      BigDecimal missing = open.minimum().subtract(open.billed());
      if (missing.signum() > 0) {
        lines.add(MinimumLine.of(open.line(), open.minimum(), open.billed(), missing));
      }
    }
    minimums.clear();
    return lines;
  }

  private static String key(String resourceId, PriceLine line) {
    return switch (line.accumulate()) {
      case CLUSTER -> line.lineType() + "/" + resourceId;
      case ORGANIZATION -> line.lineType();
    };
  }

  private static String allowanceKey(String resourceId, PriceLine line) {
    boolean shared = line.allowance().map(Allowance::per).orElse(null) == Allowance.Per.MONTH;
    return shared ? line.lineType() : line.lineType() + "/" + resourceId;
  }
}
