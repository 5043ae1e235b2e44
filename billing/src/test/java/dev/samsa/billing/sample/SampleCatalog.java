package dev.samsa.billing.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.CatalogReader;
import java.util.List;

/** Small catalogs with one plan, ANY, for tests. */
public final class SampleCatalog {
  private SampleCatalog() {}

  /** A catalog of the lines given, with the options laid over usual rules. */
  public static Catalog of(ObjectNode options, ObjectNode... lines) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", 1)
        .put("id", options.path("catalog_id").asText("sample"))
        .put("version", options.path("version").asInt(1))
        .put("name", "Sample");
    json.put("currency", options.path("currency").asText("USD"))
        .put("effective_from", options.path("effective_from").asText("1970-01-01T00:00:00Z"));
    json.put("price_scale", options.path("price_scale").asInt(8));
    ObjectNode rules = json.putObject("unit_rules");
    rules.put("bytes_per_gb", 1 << 30).put("hours_per_month", "ACTUAL");
    rules.put("storage_basis", "BEFORE_REPLICATION").put("partition_basis", "BEFORE_REPLICATION");
    rules.put("hour_rule", "EXACT");
    if (options.has("unit_rules")) {
      rules.setAll((ObjectNode) options.get("unit_rules"));
    }
    for (String name : List.of("rounding", "discounts")) {
      if (options.has(name)) {
        json.set(name, options.get(name));
      }
    }
    ArrayNode meters = json.putArray("meters");
    meter(meters, "bytes", "COUNTER", "BYTES");
    meter(meters, "bytes_out", "COUNTER", "BYTES");
    meter(meters, "units", "COUNTER", "COUNT");
    meter(meters, "more_units", "COUNTER", "COUNT");
    meter(meters, "level", "LEVEL", "COUNT");
    meter(meters, "stored_bytes_leader", "LEVEL", "BYTES");
    meter(meters, "stored_bytes_replicas", "LEVEL", "BYTES");
    ArrayNode priced = json.putArray("plans").addObject().put("tier", "ANY").putArray("lines");
    for (ObjectNode line : lines) {
      ObjectNode named = line.deepCopy();
      priced.add(named.put("product", "KAFKA").put("name", line.get("line_type").asText()));
    }
    return CatalogReader.read("catalog.json", json.toString());
  }

  private static void meter(ArrayNode meters, String name, String kind, String dimension) {
    meters.addObject().put("name", name).put("kind", kind).put("dimension", dimension);
  }

  /** Options that change nothing, to add to. */
  public static ObjectNode options() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A line over the counter {@code units}. */
  public static ObjectNode line(String lineType, ObjectNode price) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("line_type", lineType);
    line.set("price", price);
    line.putObject("measure").put("kind", "SUM").put("meter", "units");
    return line.put("unit", "unit");
  }

  /** A line over the level {@code level} by the hour. */
  public static ObjectNode levelLine(String lineType, ObjectNode price) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("line_type", lineType);
    line.set("price", price);
    line.putObject("measure").put("kind", "LEVEL_TIME").put("meter", "level");
    return line.put("unit", "unit-hour");
  }

  /** A line over running hours. */
  public static ObjectNode hoursLine(String lineType, ObjectNode price) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("line_type", lineType);
    line.set("price", price);
    line.putObject("measure").put("kind", "RUNNING_TIME");
    return line.put("unit", "hour");
  }

  public static ObjectNode perUnit(String price) {
    return JsonNodeFactory.instance.objectNode().put("model", "PER_UNIT").put("unit_price", price);
  }
}
