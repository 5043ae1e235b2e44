package dev.samsa.billing.invoice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.json.Fields;
import dev.samsa.billing.json.JsonDocument;
import dev.samsa.billing.rating.LineItemJson;
import dev.samsa.billing.usage.BillingMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Invoices as JSON and back. The canonical form of an issued invoice is what is kept and hashed; it
 * is never written anew.
 */
public final class InvoiceJson {
  public static final int SCHEMA_VERSION = 1;

  private static final String LINES = "lines";

  private InvoiceJson() {}

  public static ObjectNode write(Invoice invoice) {
    ObjectNode json = withoutLines(invoice);
    ArrayNode lines = json.putArray(LINES);
    invoice.lines().forEach(line -> lines.add(line(line)));
    return json;
  }

  private static ObjectNode withoutLines(Invoice invoice) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", SCHEMA_VERSION);
    json.put("id", invoice.id());
    invoice
        .issue()
        .ifPresent(issue ->
            json.put("number", issue.number())
                .put("issued_at", issue.at().toString())
                .put("due_on", issue.dueOn().toString()));
    json.set("seller", party(invoice.seller()));
    json.set("buyer", party(invoice.buyer()));
    json.put("month", invoice.month().toString());
    json.put("currency", invoice.currency().getCurrencyCode());
    ArrayNode credits = json.putArray("credits");
    invoice
        .credits()
        .forEach(use ->
            credits
                .addObject()
                .put("credit_id", use.creditId())
                .put("kind", use.kind().name())
                .put("line_key", use.lineKey())
                .put("amount", use.amount().toPlainString()));
    ArrayNode taxes = json.putArray("taxes");
    invoice.taxes().forEach(tax -> taxes.add(TaxLineJson.write(tax)));
    json.put("tax_note", invoice.taxNote());
    json.set("totals", totals(invoice.totals()));
    json.put("policy", invoice.policy());
    ObjectNode roots = json.putObject("usage_roots");
    invoice.usageRoots().forEach(roots::put);
    return json;
  }

  /** The text that is kept and hashed. Invoices of thousands of lines are written line by line. */
  public static String canonical(Invoice invoice) {
    return CanonicalJson.write(
        withoutLines(invoice), LINES, invoice.lines().stream().map(InvoiceJson::line).iterator());
  }

  /** SHA-256 of the canonical text. */
  public static String hash(Invoice invoice) {
    return CanonicalJson.hash(canonical(invoice));
  }

  /**
   * Reads what {@link #write} or {@link #canonical} wrote.
   *
   * @param name what to call the document in messages
   */
  public static Invoice read(String name, String text) {
    return JsonDocument.parse(name, text).fields().whole(InvoiceJson::read);
  }

  private static Invoice read(Fields json) {
    json.integer("schema_version", SCHEMA_VERSION, SCHEMA_VERSION);
    Map<String, String> roots = new TreeMap<>();
    Fields rootFields = json.object("usage_roots");
    rootFields.names().forEach(id -> roots.put(id, rootFields.text(id)));
    return new Invoice(
        json.text("id"),
        readIssue(json),
        json.object("seller").whole(InvoiceJson::readParty),
        json.object("buyer").whole(InvoiceJson::readParty),
        new BillingMonth(YearMonth.parse(json.text("month"))),
        Currency.getInstance(json.text("currency")),
        json.list(LINES, InvoiceJson::readLine),
        json.list("credits", InvoiceJson::readCredit),
        json.list("taxes", TaxLineJson::read),
        json.optionalText("tax_note"),
        json.object("totals").whole(InvoiceJson::readTotals),
        json.text("policy"),
        roots);
  }

  private static Optional<Invoice.Issue> readIssue(Fields json) {
    return json.has("number")
        ? Optional.of(
            new Invoice.Issue(
                json.text("number"),
                json.instant("issued_at"),
                LocalDate.parse(json.text("due_on"))))
        : Optional.empty();
  }

  private static ObjectNode party(Party party) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", party.id()).put("name", party.name());
    ArrayNode address = json.putArray("address");
    party.address().forEach(address::add);
    return json.put("country", party.country()).put("vat_id", party.vatId());
  }

  private static Party readParty(Fields json) {
    return new Party(
        json.text("id"),
        json.text("name"),
        json.texts("address"),
        json.text("country"),
        json.optionalText("vat_id"));
  }

  private static ObjectNode line(InvoiceLine line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", line.key())
        .put("kind", line.kind().name())
        .put("description", line.description())
        .put("from", line.from().toString())
        .put("to", line.to().toString())
        .put("amount", line.amount().toPlainString());
    line.rated().ifPresent(item -> json.set("rated", LineItemJson.write(item)));
    line.corrects()
        .ifPresent(corrected ->
            json.putObject("corrects")
                .put("invoice_number", corrected.invoiceNumber())
                .put("line_key", corrected.lineKey()));
    return json;
  }

  private static InvoiceLine readLine(Fields json) {
    return new InvoiceLine(
        json.text("key"),
        json.one("kind", InvoiceLine.Kind.class),
        json.text("description"),
        json.instant("from"),
        json.instant("to"),
        json.decimal("amount"),
        json.has("rated")
            ? Optional.of(json.object("rated").whole(LineItemJson::read))
            : Optional.empty(),
        json.has("corrects")
            ? Optional.of(json.object("corrects").whole(InvoiceJson::readCorrected))
            : Optional.empty());
  }

  private static InvoiceLine.Corrected readCorrected(Fields json) {
    return new InvoiceLine.Corrected(json.text("invoice_number"), json.text("line_key"));
  }

  private static CreditUse readCredit(Fields json) {
    return new CreditUse(
        json.text("credit_id"),
        json.one("kind", CreditGrant.Kind.class),
        json.optionalText("line_key"),
        json.amount("amount"));
  }

  private static ObjectNode totals(Totals totals) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("lines", totals.lines().toPlainString())
        .put("promotions", totals.promotions().toPlainString())
        .put("taxable", totals.taxable().toPlainString())
        .put("tax", totals.tax().toPlainString())
        .put("total", totals.total().toPlainString())
        .put("prepaid", totals.prepaid().toPlainString())
        .put("due", totals.due().toPlainString())
        .put("to_account", totals.toAccount().toPlainString());
  }

  private static Totals readTotals(Fields json) {
    return new Totals(
        json.decimal("lines"),
        json.decimal("promotions"),
        json.decimal("taxable"),
        json.decimal("tax"),
        json.decimal("total"),
        json.decimal("prepaid"),
        json.decimal("due"),
        json.decimal("to_account"));
  }
}
