package dev.samsa.billing.rating;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.json.Fields;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Line items as JSON and back. Decimals are text, so that no reader makes doubles of them;
 * fractions stand beside the decimals that people read.
 */
public final class LineItemJson {
  private LineItemJson() {}

  public static ObjectNode write(LineItem line) {
    ObjectNode json = object();
    json.put("key", line.key());
    json.put("kind", line.kind().name());
    json.put("line_type", line.lineType());
    json.put("product", line.article().product());
    json.put("name", line.article().name());
    json.set("resource", resource(line.resource()));
    json.set("placement", placement(line.placement()));
    json.put("from", line.from().toString());
    json.put("to", line.to().toString());
    json.put("catalog", line.catalog());
    json.put("catalog_hash", line.catalogHash());
    putRatio(json, "used", line.quantity().used());
    putRatio(json, "free", line.quantity().free());
    putRatio(json, "quantity", line.quantity().billed());
    json.put("unit", line.quantity().unit());
    line.unitPrice().ifPresent(price -> json.put("unit_price", price.toPlainString()));
    ArrayNode steps = json.putArray("steps");
    line.steps().forEach(step -> steps.add(step(step)));
    json.put("exact_amount", line.amounts().exact().exact());
    json.put("discount_rate", line.amounts().discountRate().toPlainString());
    json.put("original_amount", line.amounts().original().toPlainString());
    json.put("discount_amount", line.amounts().discount().toPlainString());
    json.put("amount", line.amount().toPlainString());
    json.put("currency", line.amounts().currency().getCurrencyCode());
    json.put("gap_seconds", line.gapSeconds());
    ArrayNode derivation = json.putArray("derivation");
    line.derivation()
        .forEach(step -> derivation.addObject().put("what", step.what()).put("text", step.text()));
    return json;
  }

  /** Reads what {@link #write} wrote. */
  public static LineItem read(Fields json) {
    return new LineItem(
        json.text("key"),
        json.one("kind", LineItem.Kind.class),
        new LineItem.Article(json.text("line_type"), json.text("product"), json.text("name")),
        json.object("resource").whole(LineItemJson::readResource),
        json.object("placement").whole(LineItemJson::readPlacement),
        json.instant("from"),
        json.instant("to"),
        json.text("catalog"),
        json.text("catalog_hash"),
        new LineItem.Quantity(
            ratio(json, "used"), ratio(json, "free"), ratio(json, "quantity"), json.text("unit")),
        json.has("unit_price") ? Optional.of(json.decimal("unit_price")) : Optional.empty(),
        json.list("steps", LineItemJson::readStep),
        new LineItem.Amounts(
            exact(json, "exact_amount"),
            json.decimal("discount_rate"),
            json.decimal("original_amount"),
            json.decimal("discount_amount"),
            json.decimal("amount"),
            Currency.getInstance(json.text("currency"))),
        json.integer("gap_seconds", 0, Integer.MAX_VALUE),
        json.list("derivation", step -> new DerivationStep(step.text("what"), step.text("text"))));
  }

  /** A resource as JSON. */
  public static ObjectNode resource(Resource resource) {
    ObjectNode json = object();
    json.put("id", resource.id());
    json.put("name", resource.name());
    if (!resource.environment().isEmpty()) {
      json.put("environment", resource.environment());
    }
    if (!resource.labels().isEmpty()) {
      ObjectNode labels = json.putObject("labels");
      resource.labels().forEach(labels::put);
    }
    return json;
  }

  /** Reads what {@link #resource} wrote. */
  public static Resource readResource(Fields json) {
    Map<String, String> labels = new TreeMap<>();
    if (json.has("labels")) {
      Fields object = json.object("labels");
      object.names().forEach(name -> labels.put(name, object.text(name)));
    }
    return new Resource(json.text("id"), json.text("name"), json.text("environment", ""), labels);
  }

  private static ObjectNode placement(PlanPeriod placement) {
    ObjectNode json = object();
    json.put("from", placement.from().toString());
    json.put("tier", placement.tier());
    json.put("zones", placement.zones().name());
    json.put("cloud", placement.region().cloud());
    json.put("region", placement.region().name());
    return json;
  }

  private static PlanPeriod readPlacement(Fields json) {
    return new PlanPeriod(
        json.instant("from"),
        json.text("tier"),
        json.one("zones", Zones.class),
        new Region(json.text("cloud"), json.text("region")));
  }

  private static ObjectNode step(PriceStep step) {
    ObjectNode json = object();
    json.put("name", step.name());
    putRatio(json, "quantity", step.quantity());
    json.put("unit_price", step.unitPrice().toPlainString());
    json.put("amount_exact", step.amount().exact());
    if (step.cutOff().signum() != 0) {
      json.put("cut_off_exact", step.cutOff().exact());
    }
    return json;
  }

  private static PriceStep readStep(Fields json) {
    return new PriceStep(
        json.text("name"),
        ratio(json, "quantity"),
        json.decimal("unit_price"),
        exact(json, "amount_exact"),
        json.has("cut_off_exact") ? exact(json, "cut_off_exact") : Ratio.ZERO);
  }

  /** The decimal for people, and the fraction if the decimal does not say it all. */
  private static void putRatio(ObjectNode json, String name, Ratio value) {
    BigDecimal printed = value.printed();
    json.put(name, printed.toPlainString());
    if (!Ratio.of(printed).equals(value)) {
      json.put(name + "_exact", value.exact());
    }
  }

  private static Ratio ratio(Fields json, String name) {
    BigDecimal printed = json.decimal(name);
    return json.has(name + "_exact") ? exact(json, name + "_exact") : Ratio.of(printed);
  }

  private static Ratio exact(Fields json, String name) {
    String text = json.text(name);
    if (!text.matches("-?[0-9]+(/[1-9][0-9]*)?")) {
      throw json.problem(name, "must be a whole number or a fraction such as 7/3, not " + text);
    }
    return Ratio.parse(text);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
