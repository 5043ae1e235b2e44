package dev.samsa.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.export.FocusRow;
import dev.samsa.billing.export.FocusRows;
import dev.samsa.billing.sample.SampleInvoice;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each invoice is drafted once, and all that must hold of it is looked at together. */
class InvoicePropertiesTest {
  private static final int CASES = 100_000;
  private static final int READ_BACK = 2_500;

  private enum Property {
    SUM_OF_LINES,
    FOCUS_SUM,
    FOCUS_IDENTITIES,
    VOID_RESTORES
  }

  /** Seeds of the invoices for which a property does not hold. */
  private static final Map<Property, Set<Integer>> BROKEN = new EnumMap<>(Property.class);

  /** Cases depend on their seed alone, so that the cores may share them. */
  @BeforeAll
  static void draftAll() {
    for (Property property : Property.values()) {
      BROKEN.put(property, new ConcurrentSkipListSet<>());
    }
    IntStream.range(0, CASES).parallel().forEach(InvoicePropertiesTest::look);
  }

  private static void look(int seed) {
    Drafting.Input input = SampleInvoice.input(seed);
    Drafting.Drafted drafted = Drafting.draft(input);
    Invoice invoice = drafted.invoice();
    List<FocusRow> rows = FocusRows.of(invoice);
    require(seed, Property.SUM_OF_LINES, addsUp(invoice));
    require(
        seed,
        Property.FOCUS_SUM,
        same(
            sum(rows.stream().map(row -> row.number("BilledCost")).toList()),
            invoice.totals().due()));
    require(
        seed,
        Property.FOCUS_IDENTITIES,
        rows.stream().allMatch(row -> isProduct(row, "List") && isProduct(row, "Contracted")));
    List<CreditGrant> restored = Drafting.restore(drafted.credits(), invoice);
    require(
        seed,
        Property.VOID_RESTORES,
        restored.size() == input.credits().size()
            && new HashSet<>(restored).equals(new HashSet<>(input.credits())));
  }

  private static void require(int seed, Property property, boolean holds) {
    if (!holds) {
      BROKEN.get(property).add(seed);
    }
  }

  private static boolean addsUp(Invoice invoice) {
    Totals totals = invoice.totals();
    return same(totals.lines(), sum(invoice.lines().stream().map(InvoiceLine::amount).toList()))
        && totals.lines().scale() == 2
        && same(totals.taxable(), totals.lines().subtract(totals.promotions()))
        && same(totals.total(), totals.taxable().add(totals.tax()))
        && totals.due().signum() >= 0
        && same(totals.total(), totals.due().add(totals.prepaid()).subtract(totals.toAccount()));
  }

  private static boolean isProduct(FocusRow row, String price) {
    BigDecimal quantity = row.number("PricingQuantity");
    return quantity == null
        || same(row.number(price + "Cost"), row.number(price + "UnitPrice").multiply(quantity));
  }

  @Test
  void anInvoiceIsTheSumOfItsLinesLessCreditsPlusTaxes() {
    assertThat(BROKEN.get(Property.SUM_OF_LINES)).isEmpty();
  }

  @Test
  void theBilledCostsInFocusSumToWhatIsToBePaid() {
    assertThat(BROKEN.get(Property.FOCUS_SUM)).isEmpty();
  }

  @Test
  void costsInFocusAreUnitPriceTimesQuantity() {
    assertThat(BROKEN.get(Property.FOCUS_IDENTITIES)).isEmpty();
  }

  @Test
  void aVoidGivesBackExactlyWhatTheInvoiceTook() {
    assertThat(BROKEN.get(Property.VOID_RESTORES)).isEmpty();
  }

  @Test
  void anInvoiceReadBackIsTheSameDocument() {
    for (int seed = 0; seed < READ_BACK; seed++) {
      Invoice invoice = SampleInvoice.draft(seed).invoice();
      String text = InvoiceJson.canonical(invoice);
      Invoice read = InvoiceJson.read("invoice.json", text);
      assertThat(read).isEqualTo(invoice);
      assertThat(InvoiceJson.canonical(read)).isEqualTo(text);
    }
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
