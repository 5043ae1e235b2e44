package dev.samsa.billing.catalog;

import dev.samsa.billing.json.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads price models, and refuses tiers that overlap, leave a gap or come out of order. */
final class PriceModelReader {
  private final int priceScale;

  PriceModelReader(int priceScale) {
    this.priceScale = priceScale;
  }

  PriceModel price(Fields fields) {
    String model = fields.text("model");
    return switch (model) {
      case "FLAT" -> new PriceModel.Flat(price(fields, "amount"));
      case "PER_UNIT" ->
          new PriceModel.PerUnit(
              price(fields, "unit_price"),
              fields.has("per") ? fields.positive("per") : BigDecimal.ONE);
      case "PACKAGE" ->
          new PriceModel.Packaged(price(fields, "package_price"), fields.positive("size"));
      case "GRADUATED" -> new PriceModel.Graduated(tiers(fields));
      case "VOLUME" -> new PriceModel.Volume(tiers(fields));
      case "PERCENTAGE" -> new PriceModel.Percentage(fields.amount("rate"));
      default ->
          throw fields.problem(
              "model",
              "must be one of FLAT, PER_UNIT, PACKAGE, GRADUATED, VOLUME, PERCENTAGE, not "
                  + model);
    };
  }

  private PriceModel.Tiers tiers(Fields fields) {
    List<PriceModel.Tier> tiers = new ArrayList<>();
    fields.filledList(
        "tiers",
        item -> {
          PriceModel.Tier tier = tier(item, tiers);
          tiers.add(tier);
          return tier;
        });
    if (tiers.getLast().upTo().isPresent()) {
      throw fields.problem(
          "tiers", "must end with a tier without up_to, as quantities beyond it need a price");
    }
    Optional<BigDecimal> block =
        fields.has("block") ? Optional.of(fields.positive("block")) : Optional.empty();
    return new PriceModel.Tiers(tiers, block, fields.flag("flat_at_zero", true));
  }

  private PriceModel.Tier tier(Fields fields, List<PriceModel.Tier> before) {
    BigDecimal start = BigDecimal.ZERO;
    if (!before.isEmpty()) {
      start =
          before
              .getLast()
              .upTo()
              .orElseThrow(
                  () -> fields.problem("", "comes after a tier without up_to, which has no end"));
    }
    if (fields.has("from")) {
      int order = fields.amount("from").compareTo(start);
      if (order != 0) {
        throw fields.problem(
            "from",
            (order < 0 ? "overlaps the tier before it" : "leaves a gap after the tier before it")
                + ": it must be "
                + start.toPlainString());
      }
    }
    Optional<BigDecimal> upTo = fields.optionalAmount("up_to");
    if (upTo.isPresent() && upTo.get().compareTo(start) <= 0) {
      throw fields.problem(
          "up_to", "must be above " + start.toPlainString() + ", where this tier starts");
    }
    return new PriceModel.Tier(
        upTo,
        fields.has("unit_price") ? price(fields, "unit_price") : BigDecimal.ZERO,
        fields.has("flat") ? price(fields, "flat") : BigDecimal.ZERO);
  }

  private BigDecimal price(Fields fields, String name) {
    BigDecimal price = fields.amount(name);
    if (price.scale() > priceScale) {
      throw fields.problem(
          name, "has more than the catalog's price_scale of " + priceScale + " decimals: " + price);
    }
    return price;
  }
}
