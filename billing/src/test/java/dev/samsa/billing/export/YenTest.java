package dev.samsa.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.CreditNotes;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.SampleCatalog;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A currency without a smaller unit: prices may have decimals, amounts have none. */
class YenTest {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 2);
  private static final Party SELLER = new Party("seller", "Samsa KK", List.of(), "JP", "");

  @Test
  void everyAmountOfAnInvoiceIsInWholeYen() {
    Invoice invoice = invoice();
    assertThat(invoice.lines())
        .extracting(line -> line.amount().toPlainString())
        .containsExactly("4568", "750");
    assertThat(invoice.totals())
        .extracting(
            totals -> totals.lines() + " " + totals.promotions() + " " + totals.taxable(),
            totals -> totals.tax() + " " + totals.total() + " " + totals.due())
        .containsExactly("5318 100 5218", "522 5740 5740");
    assertThat(InvoiceJson.read("invoice.json", InvoiceJson.canonical(invoice))).isEqualTo(invoice);
  }

  @Test
  void theCsvIsInYenAndSumsToWhatIsDue() {
    List<Map<String, String>> rows = CsvTable.named(InvoiceCsv.of(invoice()));
    assertThat(rows)
        .extracting(row -> row.get("kind") + " " + row.get("amount") + " " + row.get("currency"))
        .containsExactly("USAGE 4568 JPY", "USAGE 750 JPY", "PROMOTION -100 JPY", "TAX 522 JPY");
    assertThat(rows.getFirst()).containsEntry("unit_price", "0.37");
  }

  @Test
  void focusIsInYenAndSumsToWhatIsDue() {
    List<Map<String, String>> rows = CsvTable.named(FocusCsv.of(invoice()));
    assertThat(rows)
        .extracting(row -> row.get("BilledCost") + " " + row.get("BillingCurrency"))
        .containsExactly("4568 JPY", "750 JPY", "-100 JPY", "522 JPY");
    // The costs before rounding are unit price times quantity, as FOCUS wants them.
    assertThat(rows.getFirst()).containsEntry("ListCost", "4567.65");
  }

  @Test
  void aCreditNoteIsInWholeYen() {
    Invoice invoice = invoice();
    InvoiceLine line = invoice.lines().getFirst();
    CreditNote note =
        CreditNotes.of(
            "cn-1",
            invoice,
            List.of(),
            List.of(new CreditNote.Line(line.key(), new BigDecimal("1237"))),
            "a fault",
            MONTH.end());
    assertThat(note.net() + " " + note.taxes().getFirst().amount() + " " + note.total())
        .isEqualTo("1237 124 1361");
  }

  private static Invoice invoice() {
    Catalog catalog =
        SampleCatalog.of(
            SampleCatalog.options().put("currency", "JPY"),
            SampleCatalog.line("UNITS", SampleCatalog.perUnit("0.37")),
            SampleCatalog.hoursLine("HOURS", SampleCatalog.perUnit("150")));
    BigDecimal units = BigDecimal.valueOf(12_345);
    ClusterMonth usage =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), MONTH)
            .plan(new PlanPeriod(MONTH.start(), "ANY", Zones.SINGLE, new Region("any", "any")))
            .running(MONTH.start(), MONTH.hour(5))
            .hour("units", 0, new HourUsage.Counter(units, units, 0))
            .build();
    TaxTable taxes =
        new TaxTable(
            List.of(new TaxTable.Rate("JP", "Consumption tax", new BigDecimal("0.10"))),
            Set.of(),
            Set.of());
    return Drafting.draft(
            new Drafting.Input(
                "in-1",
                SELLER,
                new Party("org-1", "Buyer", List.of(), "JP", ""),
                MONTH,
                Rating.rate(catalog, usage),
                List.of(),
                Optional.empty(),
                List.of(promotion()),
                taxes,
                MONTH.end(),
                Map.of()))
        .invoice()
        .issued("2026-1", MONTH.end(), LocalDate.of(2026, 3, 15));
  }

  private static CreditGrant promotion() {
    return new CreditGrant(
        "welcome",
        CreditGrant.Kind.PROMOTION,
        BigDecimal.valueOf(100),
        BigDecimal.valueOf(100),
        Optional.empty(),
        0,
        Instant.EPOCH,
        CreditGrant.Scope.ALL);
  }
}
