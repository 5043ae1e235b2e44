package dev.samsa.billing.invoice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.json.Fields;
import dev.samsa.billing.json.JsonDocument;
import java.util.Currency;
import java.util.Optional;

/** Credit notes as JSON and back. */
public final class CreditNoteJson {
  public static final int SCHEMA_VERSION = 1;

  private CreditNoteJson() {}

  public static ObjectNode write(CreditNote note) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", SCHEMA_VERSION);
    json.put("id", note.id());
    note.number().ifPresent(number -> json.put("number", number));
    json.put("invoice_number", note.invoiceNumber());
    json.put("at", note.at().toString());
    json.put("reason", note.reason());
    json.put("currency", note.currency().getCurrencyCode());
    ArrayNode lines = json.putArray("lines");
    note.lines()
        .forEach(line ->
            lines
                .addObject()
                .put("line_key", line.lineKey())
                .put("amount", line.amount().toPlainString()));
    json.put("net", note.net().toPlainString());
    ArrayNode taxes = json.putArray("taxes");
    note.taxes().forEach(tax -> taxes.add(TaxLineJson.write(tax)));
    return json.put("total", note.total().toPlainString());
  }

  /** Reads what {@link #write} wrote. */
  public static CreditNote read(String name, String text) {
    return JsonDocument.parse(name, text).fields().whole(CreditNoteJson::read);
  }

  private static CreditNote read(Fields json) {
    json.integer("schema_version", SCHEMA_VERSION, SCHEMA_VERSION);
    return new CreditNote(
        json.text("id"),
        json.has("number") ? Optional.of(json.text("number")) : Optional.empty(),
        json.text("invoice_number"),
        json.instant("at"),
        json.text("reason"),
        Currency.getInstance(json.text("currency")),
        json.list(
            "lines", line -> new CreditNote.Line(line.text("line_key"), line.decimal("amount"))),
        json.decimal("net"),
        json.list("taxes", TaxLineJson::read),
        json.decimal("total"));
  }
}
