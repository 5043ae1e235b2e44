package dev.samsa.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.RandomInput;
import dev.samsa.billing.sample.RandomInput.Bucket;
import dev.samsa.billing.sample.SampleCatalog;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 2);
  private static final int CASES = 10_000;

  private final Catalog catalog =
      SampleCatalog.of(
          SampleCatalog.options(),
          SampleCatalog.line("UNITS", SampleCatalog.perUnit("0.00000137")),
          SampleCatalog.levelLine("LEVEL", SampleCatalog.perUnit("0.0015")));

  @Test
  void whateverBecomesKnownLateTheInvoicesSumToTheSame() {
    for (int seed = 0; seed < CASES; seed++) {
      RandomInput input = new RandomInput(seed);
      int hours = input.integer(2, 8);
      List<Bucket> facts = input.shuffled(input.buckets(hours));
      BigDecimal atOnce = sum(rate(hours, facts).stream().map(LineItem::amount).toList());
      int inTime = input.integer(0, facts.size());
      int later = input.integer(inTime, facts.size());
      assertThat(inThreeInvoices(hours, facts, inTime, later))
          .as("seed %d", seed)
          .isEqualByComparingTo(atOnce);
    }
  }

  @Test
  void aCorrectionKeepsItsOwnTimeAndNamesTheInvoice() {
    List<Bucket> facts = new RandomInput(4).buckets(6);
    List<LineItem> before = rate(6, facts.subList(0, 4));
    List<InvoiceLine> lines =
        Corrections.of(
            "2026-17", before.stream().map(Corrections.Billed::of).toList(), rate(6, facts));
    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .allMatch(line -> line.kind() == InvoiceLine.Kind.CORRECTION)
        .allMatch(line -> line.from().equals(MONTH.start()))
        .allMatch(line -> line.corrects().orElseThrow().invoiceNumber().equals("2026-17"));
  }

  @Test
  void nothingNewGivesNoLines() {
    List<LineItem> rated = rate(6, new RandomInput(4).buckets(6));
    assertThat(Corrections.of("1", rated.stream().map(Corrections.Billed::of).toList(), rated))
        .isEmpty();
  }

  private BigDecimal inThreeInvoices(int hours, List<Bucket> facts, int inTime, int later) {
    List<LineItem> first = rate(hours, facts.subList(0, inTime));
    List<LineItem> second = rate(hours, facts.subList(0, later));
    List<Corrections.Billed> billed = first.stream().map(Corrections.Billed::of).toList();
    List<InvoiceLine> corrections = Corrections.of("1", billed, second);
    Map<String, Corrections.Billed> soFar = new LinkedHashMap<>();
    billed.forEach(line -> soFar.put(line.item().key(), line));
    for (InvoiceLine line : corrections) {
      LineItem item = line.rated().orElseThrow();
      soFar.merge(
          item.key(),
          new Corrections.Billed(item, item.quantity().billed(), line.amount()),
          (one, other) ->
              new Corrections.Billed(
                  one.item(), other.quantity(), one.amount().add(other.amount())));
    }
    List<InvoiceLine> last = Corrections.of("1", List.copyOf(soFar.values()), rate(hours, facts));
    List<BigDecimal> amounts = new ArrayList<>();
    first.forEach(line -> amounts.add(line.amount()));
    corrections.forEach(line -> amounts.add(line.amount()));
    last.forEach(line -> amounts.add(line.amount()));
    return sum(amounts);
  }

  private List<LineItem> rate(int hours, List<Bucket> buckets) {
    return Rating.rate(catalog, RandomInput.month("lkc-1", MONTH, hours, buckets)).lines();
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(Ratio.ZERO.printed(), BigDecimal::add);
  }
}
