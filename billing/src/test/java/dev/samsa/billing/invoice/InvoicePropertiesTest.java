package dev.samsa.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.export.FocusRow;
import dev.samsa.billing.export.FocusRows;
import dev.samsa.billing.sample.SampleInvoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvoicePropertiesTest {
  private static final int CASES = 25_000;

  @Test
  void anInvoiceIsTheSumOfItsLinesLessCreditsPlusTaxes() {
    everyCase(seed -> {
      Invoice invoice = SampleInvoice.draft(seed).invoice();
      Totals totals = invoice.totals();
      List<InvoiceLine> lines = invoice.lines();
      assertThat(totals.lines())
          .isEqualTo(sum(lines.stream().map(InvoiceLine::amount).toList()).setScale(2));
      assertThat(totals.taxable()).isEqualTo(totals.lines().subtract(totals.promotions()));
      assertThat(totals.total()).isEqualTo(totals.taxable().add(totals.tax()));
      assertThat(totals.due().signum()).isNotNegative();
      assertThat(totals.due().add(totals.prepaid()).subtract(totals.toAccount()))
          .isEqualTo(totals.total());
    });
  }

  @Test
  void theBilledCostsInFocusSumToWhatIsToBePaid() {
    everyCase(seed -> {
      Invoice invoice = SampleInvoice.draft(seed).invoice();
      List<BigDecimal> billed =
          FocusRows.of(invoice).stream().map(row -> row.number("BilledCost")).toList();
      assertThat(sum(billed)).isEqualByComparingTo(invoice.totals().due());
    });
  }

  @Test
  void costsInFocusAreUnitPriceTimesQuantity() {
    everyCase(seed -> {
      for (FocusRow row : FocusRows.of(SampleInvoice.draft(seed).invoice())) {
        if (row.number("PricingQuantity") != null) {
          assertThat(row.number("ListUnitPrice").multiply(row.number("PricingQuantity")))
              .isEqualByComparingTo(row.number("ListCost"));
          assertThat(row.number("ContractedUnitPrice").multiply(row.number("PricingQuantity")))
              .isEqualByComparingTo(row.number("ContractedCost"));
        }
      }
    });
  }

  @Test
  void aVoidGivesBackExactlyWhatTheInvoiceTook() {
    everyCase(seed -> {
      Drafting.Input input = SampleInvoice.input(seed);
      Drafting.Drafted drafted = Drafting.draft(input);
      assertThat(Drafting.restore(drafted.credits(), drafted.invoice()))
          .containsExactlyInAnyOrderElementsOf(input.credits());
    });
  }

  @Test
  void anInvoiceReadBackIsTheSameDocument() {
    for (int seed = 0; seed < CASES / 10; seed++) {
      Invoice invoice = SampleInvoice.draft(seed).invoice();
      String text = InvoiceJson.canonical(invoice);
      Invoice read = InvoiceJson.read("invoice.json", text);
      assertThat(read).isEqualTo(invoice);
      assertThat(InvoiceJson.canonical(read)).isEqualTo(text);
    }
  }

  /** Cases depend on their seed alone, so that the cores may share them. */
  private static void everyCase(IntConsumer test) {
    IntStream.range(0, CASES).parallel().forEach(test);
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
