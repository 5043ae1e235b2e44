package dev.samsa.controlplane.party;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.json.Fields;
import dev.samsa.billing.json.JsonDocument;
import java.util.Set;

/** The table of taxes as JSON and back; what cannot be read is refused with line and reason. */
final class TaxTableJson {
  private TaxTableJson() {}

  static TaxTable read(String text) {
    return JsonDocument.parse("the table of taxes", text).fields().whole(TaxTableJson::read);
  }

  private static TaxTable read(Fields json) {
    return new TaxTable(
        json.list(
            "rates",
            rate ->
                new TaxTable.Rate(rate.text("country"), rate.text("name"), rate.decimal("rate"))),
        Set.copyOf(json.texts("registered_in")),
        Set.copyOf(json.texts("union")));
  }

  static ObjectNode write(TaxTable table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rates = json.putArray("rates");
    table
        .rates()
        .forEach(rate ->
            rates
                .addObject()
                .put("country", rate.country())
                .put("name", rate.name())
                .put("rate", rate.rate().toPlainString()));
    ArrayNode registered = json.putArray("registered_in");
    table.registeredIn().stream().sorted().forEach(registered::add);
    ArrayNode union = json.putArray("union");
    table.union().stream().sorted().forEach(union::add);
    return json;
  }
}
