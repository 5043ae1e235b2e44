package dev.samsa.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.invoice.Corrections;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.SampleCatalog;
import dev.samsa.billing.sample.SampleInvoice;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static final BigDecimal SEVEN = BigDecimal.valueOf(7);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "=HYPERLINK(\"x\")",
        "-cmd|' /C calc'!A0",
        "|x",
        "\uFF1D1+1",
        "-",
        "+49 30 1234"
      })
  void noCellStartsAFormula(String value) {
    assertThat(Csv.cell(value).replaceFirst("^\"", "")).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5.00", "12", "0.0015", "orders", "", "a=b"})
  void numbersAndPlainTextStayAsTheyAre(String value) {
    assertThat(Csv.cell(value)).isEqualTo(value);
  }

  @Test
  void quotesCommasAndLineBreaksAreQuoted() {
    assertThat(Csv.of(List.of("a", "b"), List.of(List.of("say \"hi\", now", "two\nlines"))))
        .isEqualTo("a,b\r\n\"say \"\"hi\"\", now\",\"two\nlines\"\r\n");
  }

  @Test
  void theAmountsOfAnInvoiceAsCsvSumToWhatIsDue() {
    for (int seed = 0; seed < 200; seed++) {
      var invoice = SampleInvoice.draft(seed).invoice();
      List<List<String>> rows = CsvTable.rows(InvoiceCsv.of(invoice));
      assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
      var sum = BigDecimal.ZERO;
      for (Map<String, String> row : CsvTable.named(InvoiceCsv.of(invoice))) {
        sum = sum.add(new BigDecimal(row.get("amount")));
      }
      assertThat(sum).isEqualByComparingTo(invoice.totals().due());
    }
  }

  @Test
  void focusHasOneCellForEachColumn() {
    for (int seed = 0; seed < 200; seed++) {
      var invoice = SampleInvoice.draft(seed).invoice();
      List<List<String>> rows = CsvTable.rows(FocusCsv.of(invoice));
      assertThat(rows.getFirst()).isEqualTo(FocusRow.COLUMNS);
      assertThat(rows)
          .hasSize(1 + FocusRows.of(invoice).size())
          .allSatisfy(row -> assertThat(row).hasSameSizeAs(FocusRow.COLUMNS));
      assertThat(CsvTable.named(FocusCsv.of(invoice)))
          .extracting(row -> row.get("BillingAccountName"))
          .containsOnly("'=Buyer, \"Ltd\"");
    }
  }

  @Test
  void aCorrectionIsMarkedInBothAndItsAmountCounts() {
    InvoiceLine correction = correction();
    Drafting.Input input = SampleInvoice.input(2);
    Invoice invoice =
        Drafting.draft(
                new Drafting.Input(
                    input.id(),
                    input.seller(),
                    input.buyer(),
                    input.month(),
                    input.rated(),
                    List.of(correction),
                    Optional.empty(),
                    input.credits(),
                    input.taxes(),
                    input.at(),
                    Map.of()))
            .invoice();
    List<Map<String, String>> focus = CsvTable.named(FocusCsv.of(invoice));
    assertThat(focus.stream().filter(row -> !row.get("ChargeClass").isEmpty()))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get("ChargeClass")).isEqualTo("Correction");
          assertThat(row.get("ChargeCategory")).isEqualTo("Usage");
          assertThat(row.get("x_CorrectsInvoice")).isEqualTo("2026-17");
          assertThat(row.get("ChargePeriodStart")).isEqualTo("2025-12-01T00:00:00Z");
          assertThat(row.get("BillingPeriodStart")).isEqualTo("2026-02-01T00:00:00Z");
          assertThat(row.get("BilledCost")).isEqualTo("7.00");
        });
    assertThat(sum(focus, "BilledCost")).isEqualByComparingTo(invoice.totals().due());
    List<Map<String, String>> csv = CsvTable.named(InvoiceCsv.of(invoice));
    assertThat(csv.stream().filter(row -> row.get("kind").equals("CORRECTION")))
        .singleElement()
        .satisfies(row -> assertThat(row.get("corrects")).isEqualTo("2026-17"))
        .satisfies(row -> assertThat(row.get("amount")).isEqualTo("7.00"));
    assertThat(sum(csv, "amount")).isEqualByComparingTo(invoice.totals().due());
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(column)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Seven units of December at 1 USD each that became known late. */
  private static InvoiceLine correction() {
    BillingMonth december = BillingMonth.of(2025, 12);
    Catalog catalog =
        SampleCatalog.of(
            SampleCatalog.options(), SampleCatalog.line("UNITS", SampleCatalog.perUnit("1")));
    ClusterMonth late =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), december)
            .plan(new PlanPeriod(december.start(), "ANY", Zones.SINGLE, new Region("any", "any")))
            .running(december.start(), december.end())
            .hour("units", 0, new HourUsage.Counter(SEVEN, SEVEN, 0))
            .build();
    return Corrections.of("2026-17", List.of(), Rating.rate(catalog, late).lines()).getFirst();
  }
}
