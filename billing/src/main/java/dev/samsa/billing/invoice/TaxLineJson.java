package dev.samsa.billing.invoice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.json.Fields;

/** A tax line as JSON and back. */
final class TaxLineJson {
  private TaxLineJson() {}

  static ObjectNode write(TaxLine tax) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", tax.name())
        .put("rate", tax.rate().toPlainString())
        .put("taxable", tax.taxable().toPlainString())
        .put("amount", tax.amount().toPlainString());
  }

  static TaxLine read(Fields json) {
    return new TaxLine(
        json.text("name"), json.decimal("rate"), json.decimal("taxable"), json.decimal("amount"));
  }
}
