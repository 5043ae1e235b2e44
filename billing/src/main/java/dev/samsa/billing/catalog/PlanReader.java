package dev.samsa.billing.catalog;

import dev.samsa.billing.json.Fields;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the plans of a catalog: their lines, what they measure and in which unit. */
final class PlanReader {
  private final Map<String, Meter> meters;
  private final UnitRules unitRules;
  private final PriceModelReader prices;

  PlanReader(Map<String, Meter> meters, UnitRules unitRules, int priceScale) {
    this.meters = meters;
    this.unitRules = unitRules;
    this.prices = new PriceModelReader(priceScale);
  }

  Plan plan(Fields fields) {
    Set<Zones> zones =
        fields.has("zones") ? Set.of(fields.one("zones", Zones.class)) : Set.of(Zones.values());
    Limits limits =
        fields.has("limits") ? fields.object("limits").whole(PlanReader::limits) : Limits.NONE;
    Set<String> lineTypes = new HashSet<>();
    List<PriceLine> lines =
        fields.filledList(
            "lines",
            item -> {
              PriceLine line = line(item);
              if (!lineTypes.add(line.lineType())) {
                throw item.problem("line_type", "is given twice in this plan: " + line.lineType());
              }
              return line;
            });
    return new Plan(fields.text("tier"), zones, limits, lines);
  }

  private static Limits limits(Fields fields) {
    return new Limits(
        fields.optionalAmount("ingress_bytes_per_second"),
        fields.optionalAmount("egress_bytes_per_second"),
        fields.optionalAmount("partitions"),
        fields.optionalAmount("stored_bytes"));
  }

  private PriceLine line(Fields fields) {
    Measure measure = fields.object("measure").whole(this::measure);
    Unit unit = Unit.parse(fields.text("unit"), unitRules.bytesPerGb());
    refuseWrongDimension(fields, measure, unit);
    PriceModel price = fields.object("price").whole(prices::price);
    PriceLine.Accumulate accumulate =
        fields.one("accumulate", PriceLine.Accumulate.class, PriceLine.Accumulate.CLUSTER);
    Optional<BigDecimal> minimum = fields.optionalAmount("minimum");
    Optional<BigDecimal> maximum = fields.optionalAmount("maximum");
    if (minimum.isPresent() && accumulate == PriceLine.Accumulate.ORGANIZATION) {
      throw fields.problem("minimum", "is for lines that accumulate by CLUSTER only");
    }
    if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
      throw fields.problem("minimum", "must not be above maximum");
    }
    return new PriceLine(
        fields.text("line_type"),
        fields.text("product"),
        fields.text("name"),
        fields.has("source") ? Optional.of(fields.text("source")) : Optional.empty(),
        measure,
        unit,
        priceSpan(fields, unit),
        allowance(fields, measure),
        quantityRounding(fields),
        price,
        accumulate,
        minimum,
        maximum,
        fields.flag("regional", true));
  }

  private Measure measure(Fields fields) {
    String kind = fields.text("kind");
    return switch (kind) {
      case "SUM" -> new Measure.Sum(meter(fields, Meter.Kind.COUNTER));
      case "LEVEL_TIME" -> new Measure.LevelTime(meter(fields, Meter.Kind.LEVEL));
      case "RUNNING_TIME" -> new Measure.RunningTime();
      case "CAPACITY" ->
          new Measure.Capacity(
              fields.filledList(
                  "shares",
                  share ->
                      new Measure.Capacity.Share(
                          meter(share, Meter.Kind.COUNTER), share.positive("per_second"))),
              fields.integer("at_least", 0, 1_000_000));
      case "HOURLY_PEAK" -> new Measure.HourlyPeak(meter(fields, Meter.Kind.LEVEL));
      case "HIGHEST" -> new Measure.Highest(meter(fields, Meter.Kind.LEVEL));
      case "LAST" -> new Measure.Last(meter(fields, Meter.Kind.LEVEL));
      case "ONCE" -> new Measure.Once();
      case "AMOUNT_OF" -> new Measure.AmountOf(fields.texts("line_types"));
      default ->
          throw fields.problem(
              "kind",
              "must be one of SUM, LEVEL_TIME, RUNNING_TIME, CAPACITY, HOURLY_PEAK, HIGHEST, LAST,"
                  + " ONCE, AMOUNT_OF, not "
                  + kind);
    };
  }

  private String meter(Fields fields, Meter.Kind kind) {
    String priced = fields.text("meter");
    String measured = unitRules.measured(priced);
    Meter meter = meters.get(measured);
    if (meter == null) {
      throw fields.problem(
          "meter",
          "names "
              + priced
              + (measured.equals(priced) ? "" : ", by the unit rules " + measured)
              + ", which is not among the catalog's meters");
    }
    if (meter.kind() != kind) {
      throw fields.problem("meter", "must be a " + kind + ", but " + measured + " is not");
    }
    return measured;
  }

  private void refuseWrongDimension(Fields fields, Measure measure, Unit unit) {
    boolean timed =
        switch (measure) {
          case Measure.LevelTime(_), Measure.RunningTime(), Measure.Capacity(_, _) -> true;
          case Measure.HourlyPeak(_) -> true;
          case Measure.Sum(_), Measure.Highest(_), Measure.Last(_) -> false;
          case Measure.Once(), Measure.AmountOf(_) -> unit.time().isPresent();
        };
    if (timed != unit.time().isPresent()) {
      throw fields.problem(
          "unit",
          timed
              ? "must end in a span of time, such as GB-hour, for what is measured over time"
              : "must not end in a span of time for what is only counted");
    }
    boolean bytes =
        switch (measure) {
          case Measure.Sum(String meter) -> isBytes(meter);
          case Measure.LevelTime(String meter) -> isBytes(meter);
          case Measure.HourlyPeak(String meter) -> isBytes(meter);
          case Measure.Highest(String meter) -> isBytes(meter);
          case Measure.Last(String meter) -> isBytes(meter);
          case Measure.RunningTime(), Measure.Capacity(_, _) -> false;
          case Measure.Once(), Measure.AmountOf(_) -> false;
        };
    if (bytes != unit.bytes()) {
      throw fields.problem(
          "unit",
          bytes ? "must be a size such as GB for a meter in bytes" : "must not be a size in bytes");
    }
  }

  private boolean isBytes(String meter) {
    return meters.get(meter).dimension() == Meter.Dimension.BYTES;
  }

  private static Optional<Unit.Span> priceSpan(Fields fields, Unit unit) {
    if (!fields.has("price_per")) {
      return Optional.empty();
    }
    if (unit.time().isEmpty()) {
      throw fields.problem("price_per", "is for units with a span of time only");
    }
    return Optional.of(fields.one("price_per", Unit.Span.class));
  }

  private static Optional<Allowance> allowance(Fields fields, Measure measure) {
    if (!fields.has("allowance")) {
      return Optional.empty();
    }
    Allowance allowance =
        fields
            .object("allowance")
            .whole(item ->
                new Allowance(item.amount("quantity"), item.one("per", Allowance.Per.class)));
    boolean hourly =
        switch (measure) {
          case Measure.Sum(_), Measure.LevelTime(_), Measure.Capacity(_, _) -> true;
          case Measure.HourlyPeak(_), Measure.RunningTime() -> true;
          case Measure.Highest(_), Measure.Last(_), Measure.Once(), Measure.AmountOf(_) -> false;
        };
    if (allowance.per() == Allowance.Per.HOUR && !hourly) {
      throw fields.problem("allowance", "per HOUR is for what is measured by the hour");
    }
    return Optional.of(allowance);
  }

  private static Optional<QuantityRounding> quantityRounding(Fields fields) {
    return fields.has("quantity_rounding")
        ? Optional.of(
            fields
                .object("quantity_rounding")
                .whole(item ->
                    new QuantityRounding(item.integer("scale", 0, 12), item.rounding("mode"))))
        : Optional.empty();
  }
}
