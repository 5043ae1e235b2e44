package dev.samsa.billing.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.catalog.UnitRules.HourRule;
import dev.samsa.billing.catalog.UnitRules.HoursPerMonth;
import dev.samsa.billing.catalog.UnitRules.ReplicationBasis;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.json.Fields;
import dev.samsa.billing.json.InvalidDocumentException;
import dev.samsa.billing.json.JsonDocument;
import dev.samsa.billing.money.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a price catalog from JSON and refuses one that cannot be priced by, with the line, the path
 * and the reason. The form is described by {@code price-catalog-1.schema.json}.
 */
public final class CatalogReader {
  public static final int SCHEMA_VERSION = 1;

  private static final int USUAL_DECIMALS = 8;
  private static final int MOST_DECIMALS = 18;
  private static final List<String> PRICES =
      List.of("unit_price", "package_price", "amount", "flat", "minimum", "maximum");

  private CatalogReader() {}

  /**
   * Reads a catalog.
   *
   * @param name what to call the document in messages
   * @throws InvalidDocumentException if it is no valid catalog
   */
  public static Catalog read(String name, String json) {
    JsonDocument document = JsonDocument.parse(name, json);
    return document.fields().whole(fields -> catalog(fields, document));
  }

  private static Catalog catalog(Fields fields, JsonDocument document) {
    fields.integer("schema_version", SCHEMA_VERSION, SCHEMA_VERSION);
    fields.has("$schema");
    int priceScale = priceScale(fields, document);
    Currency currency = currency(fields);
    UnitRules unitRules = fields.object("unit_rules").whole(CatalogReader::unitRules);
    Map<String, Meter> meters = meters(fields);
    List<Plan> plans =
        fields.filledList(
            "plans", plan -> new PlanReader(meters, unitRules, priceScale).plan(plan));
    refuseTwicePlans(fields, plans);
    Instant from = hour(fields, "effective_from");
    Optional<Instant> to =
        fields.has("effective_to") ? Optional.of(hour(fields, "effective_to")) : Optional.empty();
    if (to.isPresent() && !to.get().isAfter(from)) {
      throw fields.problem("effective_to", "must come after effective_from");
    }
    Set<String> lineTypes = new HashSet<>();
    plans.forEach(plan -> plan.lines().forEach(line -> lineTypes.add(line.lineType())));
    return new Catalog(
        identifier(fields),
        fields.integer("version", 1, 1_000_000),
        fields.text("name"),
        fields.text("note", ""),
        currency,
        from,
        to,
        rounding(fields, currency),
        priceScale,
        unitRules,
        multipliers(fields),
        meters,
        plans,
        fields.list("discounts", discount -> discount(discount, lineTypes)),
        CanonicalJson.hash(document.root()));
  }

  /** As the catalog says; else 8 decimals, or as many as its most precise price has. */
  private static int priceScale(Fields fields, JsonDocument document) {
    if (fields.has("price_scale")) {
      return fields.integer("price_scale", 0, MOST_DECIMALS);
    }
    return PRICES.stream()
        .flatMap(name -> document.root().findValues(name).stream())
        .mapToInt(CatalogReader::decimals)
        .reduce(USUAL_DECIMALS, Math::max);
  }

  /** Zero for what is no price, which is refused where it is read. */
  private static int decimals(JsonNode price) {
    int point = price.asText().indexOf('.');
    int decimals = point < 0 ? 0 : price.asText().length() - point - 1;
    return decimals > MOST_DECIMALS ? 0 : decimals;
  }

  private static String identifier(Fields fields) {
    String id = fields.text("id");
    if (!id.matches("[a-z][a-z0-9-]{0,62}")) {
      throw fields.problem("id", "must be lower-case letters, digits and dashes, not " + id);
    }
    return id;
  }

  private static Currency currency(Fields fields) {
    String code = fields.text("currency");
    try {
      Currency currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw fields.problem(
        "currency", "must be a currency code of ISO 4217 that money is paid in, not " + code);
  }

  private static Instant hour(Fields fields, String name) {
    Instant instant = fields.instant(name);
    if (instant.getEpochSecond() % 3600 != 0 || instant.getNano() != 0) {
      throw fields.problem(name, "must be the start of an hour in UTC, not " + instant);
    }
    return instant;
  }

  private static Rounding rounding(Fields fields, Currency currency) {
    int digits = Math.max(currency.getDefaultFractionDigits(), 0);
    if (!fields.has("rounding")) {
      return new Rounding(digits, RoundingMode.HALF_UP, Rounding.Total.SUM_OF_LINES);
    }
    return fields
        .object("rounding")
        .whole(rounding ->
            new Rounding(
                rounding.has("scale") ? rounding.integer("scale", 0, 12) : digits,
                rounding.has("mode") ? rounding.rounding("mode") : RoundingMode.HALF_UP,
                rounding.one("total", Rounding.Total.class, Rounding.Total.SUM_OF_LINES)));
  }

  private static UnitRules unitRules(Fields fields) {
    BigInteger gb = fields.whole("bytes_per_gb");
    if (!gb.equals(BigInteger.TWO.pow(30)) && !gb.equals(BigInteger.TEN.pow(9))) {
      throw fields.problem("bytes_per_gb", "must be 1073741824 or 1000000000, not " + gb);
    }
    return new UnitRules(
        gb,
        hoursPerMonth(fields),
        fields.one("storage_basis", ReplicationBasis.class),
        fields.one("partition_basis", ReplicationBasis.class),
        fields.one("hour_rule", HourRule.class));
  }

  private static HoursPerMonth hoursPerMonth(Fields fields) {
    String value = fields.word("hours_per_month");
    return switch (value) {
      case "720" -> HoursPerMonth.HOURS_720;
      case "730" -> HoursPerMonth.HOURS_730;
      case "ACTUAL" -> HoursPerMonth.ACTUAL;
      default ->
          throw fields.problem(
              "hours_per_month", "must be \"720\", \"730\" or \"ACTUAL\", not " + value);
    };
  }

  private static Map<String, Meter> meters(Fields fields) {
    Map<String, Meter> meters = new HashMap<>();
    fields.filledList(
        "meters",
        item -> {
          Meter meter =
              new Meter(
                  item.text("name"),
                  item.one("kind", Meter.Kind.class),
                  item.one("dimension", Meter.Dimension.class));
          if (meters.put(meter.name(), meter) != null) {
            throw item.problem("name", "is given twice: " + meter.name());
          }
          return meter;
        });
    return meters;
  }

  private static Map<Region, BigDecimal> multipliers(Fields fields) {
    Map<Region, BigDecimal> multipliers = new HashMap<>();
    fields.list(
        "region_multipliers",
        item -> {
          Region region = new Region(item.text("cloud"), item.text("region"));
          if (multipliers.put(region, item.positive("multiplier")) != null) {
            throw item.problem("region", "is given twice: " + region);
          }
          return region;
        });
    return multipliers;
  }

  private static Discount discount(Fields fields, Set<String> lineTypes) {
    BigDecimal rate = fields.positive("rate");
    if (rate.compareTo(BigDecimal.ONE) > 0) {
      throw fields.problem("rate", "must be at most 1, which is 100 %, but is " + rate);
    }
    List<String> covered = fields.texts("line_types");
    for (String lineType : covered) {
      if (!lineTypes.contains(lineType)) {
        throw fields.problem("line_types", "names " + lineType + ", which no plan has");
      }
    }
    return new Discount(fields.text("name"), rate, covered);
  }

  private static void refuseTwicePlans(Fields fields, List<Plan> plans) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < plans.size(); i++) {
      for (Zones zones : plans.get(i).zones()) {
        if (!seen.add(plans.get(i).tier() + " " + zones)) {
          throw fields.problem(
              "plans", "price " + plans.get(i).tier() + " with " + zones + " zones twice");
        }
      }
    }
  }
}
