package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Allowance;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.catalog.PriceLine;
import dev.samsa.billing.catalog.PriceModel;
import dev.samsa.billing.catalog.QuantityRounding;
import dev.samsa.billing.catalog.Unit;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.usage.ClusterMonth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rates one line of a plan over one segment of a month. */
final class LineRating {
  private final ClusterMonth usage;
  private final Segment segment;
  private final PriceLine line;
  private final Carry carry;
  private final String resourceId;

  LineRating(ClusterMonth usage, Segment segment, PriceLine line, Carry carry) {
    this.usage = usage;
    this.segment = segment;
    this.line = line;
    this.carry = carry;
    this.resourceId = usage.resource().id();
  }

  LineItem rate() {
    BigDecimal rawPerUnit = rawPerUnit();
    BigDecimal hourly =
        line.allowance()
            .filter(allowance -> allowance.per() == Allowance.Per.HOUR)
            .map(allowance -> allowance.quantity().multiply(rawPerUnit))
            .orElse(BigDecimal.ZERO);
    Measured measured =
        new Measuring(
                usage,
                segment.catalog().unitRules().hourRule(),
                segment.from(),
                segment.to(),
                hourly)
            .measure(line.measure());
    return charge(
        measured, Ratio.of(measured.used(), rawPerUnit), Ratio.of(measured.free(), rawPerUnit));
  }

  /** Rates a line whose quantity is money on other lines. */
  LineItem rateAmounts(Measure.AmountOf measure, List<LineItem> lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LineItem other : lines) {
      if (measure.lineTypes().isEmpty() || measure.lineTypes().contains(other.lineType())) {
        sum = sum.add(other.amount());
      }
    }
    return charge(new Measured(measure, sum, BigDecimal.ZERO, 0, 0), Ratio.of(sum), Ratio.ZERO);
  }

  private LineItem charge(Measured measured, Ratio used, Ratio hourlyFree) {
    Prior prior = carry.prior(resourceId, line);
    Ratio free = hourlyFree.add(monthlyFree(used.subtract(hourlyFree)));
    Ratio billed = rounded(used.subtract(free));
    PrintedPrice price =
        PrintedPrice.of(segment.catalog(), line, segment.placement().region(), usage.month());
    List<PriceStep> steps = Charging.charge(price.model(), price.maximum(), prior, billed);
    LineItem.Amounts amounts = amounts(steps);
    Optional<BigDecimal> unitPrice = unitPrice(price.model());
    LineItem item =
        new LineItem(
            key(resourceId, line.lineType(), LineItem.Kind.USAGE, start()),
            LineItem.Kind.USAGE,
            new LineItem.Article(line.lineType(), line.product(), line.name()),
            usage.resource(),
            segment.placement(),
            start(),
            usage.month().hour(segment.to()),
            segment.catalog().key(),
            segment.catalog().hash(),
            new LineItem.Quantity(used, free, billed, line.unit().name()),
            unitPrice,
            steps,
            amounts,
            measured.gapSeconds(),
            new Derivation(segment, line, usage.month(), measured, rawPerUnit(), price)
                .steps(used, free, billed, steps, amounts));
    Ratio list = steps.stream().map(PriceStep::due).reduce(Ratio.ZERO, Ratio::add);
    carry.add(resourceId, line, billed, free.subtract(hourlyFree), list);
    price.minimum().ifPresent(minimum -> carry.minimum(item, minimum));
    return item;
  }

  private Instant start() {
    return usage.month().hour(segment.from());
  }

  private Ratio monthlyFree(Ratio left) {
    Optional<Allowance> allowance =
        line.allowance().filter(found -> found.per() != Allowance.Per.HOUR);
    if (allowance.isEmpty()) {
      return Ratio.ZERO;
    }
    Ratio untouched =
        Ratio.of(allowance.get().quantity()).subtract(carry.allowanceUsed(resourceId, line));
    return left.min(untouched.max(Ratio.ZERO));
  }

  private Ratio rounded(Ratio quantity) {
    return line.quantityRounding()
        .map((QuantityRounding r) -> Ratio.of(quantity.round(r.scale(), r.mode())))
        .orElse(quantity);
  }

  private LineItem.Amounts amounts(List<PriceStep> steps) {
    Catalog catalog = segment.catalog();
    Ratio list = steps.stream().map(PriceStep::amount).reduce(Ratio.ZERO, Ratio::add);
    BigDecimal rate = catalog.discountRate(line.lineType());
    Ratio due = Charging.due(steps).multiply(BigDecimal.ONE.subtract(rate));
    BigDecimal original = catalog.rounding().line(list);
    BigDecimal amount = catalog.rounding().line(due);
    return new LineItem.Amounts(
        due, rate, original, original.subtract(amount), amount, catalog.currency());
  }

  /** How many of the measurement's raw units make up one unit of the line. */
  private BigDecimal rawPerUnit() {
    Unit unit = line.unit();
    BigInteger raw =
        switch (line.measure()) {
          case Measure.Once(), Measure.AmountOf(_) -> BigInteger.ONE;
          case Measure.Sum(_), Measure.Highest(_), Measure.Last(_) -> unit.things();
          case Measure.LevelTime(_),
              Measure.HourlyPeak(_),
              Measure.RunningTime(),
              Measure.Capacity(_, _) ->
              unit.things()
                  .multiply(
                      unit.time()
                          .orElseThrow()
                          .millis(
                              segment
                                  .catalog()
                                  .unitRules()
                                  .hoursPerMonth()
                                  .in(usage.month().month())));
        };
    return new BigDecimal(raw);
  }

  private static Optional<BigDecimal> unitPrice(PriceModel model) {
    return switch (model) {
      case PriceModel.PerUnit(var price, var per) when per.compareTo(BigDecimal.ONE) == 0 ->
          Optional.of(price);
      case PriceModel.Percentage(var rate) -> Optional.of(rate);
      default -> Optional.empty();
    };
  }

  static String key(String resourceId, String lineType, LineItem.Kind kind, Instant from) {
    return resourceId + "/" + lineType + "/" + kind + "/" + from;
  }
}
