package dev.samsa.billing.vectors;

import static dev.samsa.billing.vectors.RateVector.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.invoice.Commitment;
import dev.samsa.billing.invoice.Corrections;
import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.CreditNotes;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.Proration;
import dev.samsa.billing.invoice.Settlement;
import dev.samsa.billing.invoice.Settling;
import dev.samsa.billing.invoice.TaxLine;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.money.MoneyText;
import dev.samsa.billing.money.Parts;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.SampleCatalog;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Examples of what happens to amounts after rating. */
final class DocumentVectors {
  private static final BillingMonth APRIL = BillingMonth.of(2026, 4);
  private static final Party SELLER = new Party("seller", "Samsa", List.of(), "US", "");
  private static final Party BUYER = new Party("org-1", "Buyer", List.of(), "US", "");

  private DocumentVectors() {}

  static void proration(JsonNode vector) {
    Ratio share =
        Proration.valueOf(vector.get("rule").asText())
            .of(
                LocalDate.parse(vector.get("from").asText()),
                LocalDate.parse(vector.get("to").asText()));
    assertThat(share.round(9, RoundingMode.HALF_UP)).isEqualTo(vector.get("expect").asText());
  }

  static void creditNote(JsonNode vector) {
    TaxTable taxes =
        new TaxTable(
            List.of(new TaxTable.Rate("US", "tax", decimal(vector.get("tax")))),
            Set.of(),
            Set.of());
    Invoice invoice = invoice(charge(decimal(vector.get("line"))), List.of(), taxes);
    Ratio share =
        Ratio.of(decimal(vector.get("share").get(0)), decimal(vector.get("share").get(1)));
    CreditNote note = note(invoice, CreditNotes.share(invoice.lines().getFirst(), share));
    JsonNode expect = vector.get("expect");
    assertThat(note.net()).isEqualTo(expect.get("net").asText());
    assertThat(note.taxes())
        .extracting(TaxLine::amount)
        .containsExactly(decimal(expect.get("tax")));
    assertThat(note.total()).isEqualTo(expect.get("total").asText());
  }

  static void taxes(JsonNode vector) {
    List<TaxTable.Rate> rates = new ArrayList<>();
    vector.get("rates").forEach(rate -> rates.add(new TaxTable.Rate("US", "tax", decimal(rate))));
    Invoice invoice =
        invoice(
            charge(decimal(vector.get("amount"))),
            List.of(),
            new TaxTable(rates, Set.of(), Set.of()));
    List<BigDecimal> expected = new ArrayList<>();
    vector.get("expect").get("taxes").forEach(tax -> expected.add(decimal(tax)));
    assertThat(invoice.taxes()).extracting(TaxLine::amount).isEqualTo(expected);
    assertThat(invoice.totals().total()).isEqualTo(vector.get("expect").get("total").asText());
  }

  static void parts(JsonNode vector) {
    List<BigDecimal> weights =
        vector.get("weights").valueStream().map(RateVector::decimal).toList();
    assertThat(Parts.of(decimal(vector.get("amount")), weights))
        .isEqualTo(vector.get("expect").valueStream().map(RateVector::decimal).toList());
  }

  static void money(JsonNode vector) {
    boolean units = vector.get("kind").asText().equals("tenth_of_mill");
    for (int i = 0; i < vector.get("values").size(); i++) {
      String value = vector.get("values").get(i).asText();
      String shown =
          units
              ? MoneyText.of(MoneyText.ofTenThousandths(Long.parseLong(value)))
              : MoneyText.of(new BigDecimal(value));
      assertThat(shown).isEqualTo(vector.get("expect").get(i).asText());
    }
  }

  static void commitment(JsonNode vector) {
    BigDecimal billed = BigDecimal.ZERO;
    for (int i = 0; i < vector.get("hours").size(); i++) {
      BigDecimal amount =
          rate(
                  decimal(vector.get("list_price")),
                  decimal(vector.get("hours").get(i)),
                  vector.get("discount").asText())
              .total();
      assertThat(amount).isEqualTo(vector.get("expect").get("billed").get(i).asText());
      billed = billed.add(amount);
    }
    Commitment commitment =
        new Commitment("c-1", "Year", decimal(vector.get("amount")), APRIL.start(), APRIL.end());
    assertThat(commitment.shortfall(billed).orElseThrow().amount())
        .isEqualTo(vector.get("expect").get("shortfall").asText());
  }

  static void accountCredit(JsonNode vector) {
    BigDecimal credit = decimal(vector.get("credit"));
    CreditGrant grant =
        new CreditGrant(
            "credit-1",
            CreditGrant.Kind.PREPAID,
            credit,
            credit,
            Optional.empty(),
            0,
            Instant.EPOCH,
            CreditGrant.Scope.ALL);
    Invoice invoice = invoice(charge(decimal(vector.get("charge"))), List.of(grant), TaxTable.NONE);
    assertThat(invoice.totals().due()).isEqualTo(vector.get("expect").get("balance").asText());
  }

  static void adjustment(JsonNode vector) {
    Invoice invoice = invoice(charge(decimal(vector.get("charge"))), List.of(), TaxTable.NONE);
    CreditNote note =
        note(
            invoice,
            new CreditNote.Line(
                invoice.lines().getFirst().key(), decimal(vector.get("adjust")).setScale(2)));
    Settlement settlement =
        Settlement.of(invoice, List.of(decimal(vector.get("paid"))), List.of(note));
    JsonNode expect = vector.get("expect");
    assertThat(settlement.charged()).isEqualByComparingTo(expect.get("charged").asText());
    assertThat(settlement.balance()).isEqualByComparingTo(expect.get("balance").asText());
    assertThat(settlement.toAccount()).isEqualByComparingTo(expect.get("to_account").asText());
  }

  static void correction(JsonNode vector) {
    BigDecimal price = decimal(vector.get("unit_price"));
    LineItem billed = rate(price, decimal(vector.get("billed")), "").lines().getFirst();
    RatedMonth later = rate(price, decimal(vector.get("later")), "");
    List<InvoiceLine> lines =
        Corrections.of("2026-1", List.of(Corrections.Billed.of(billed)), later.lines());
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().amount())
        .isEqualTo(vector.get("expect").get("correction").asText());
    assertThat(lines.getFirst().from()).isEqualTo(APRIL.start());
    assertThat(rate(price, decimal(vector.get("next")), "").total())
        .isEqualTo(vector.get("expect").get("next").asText());
  }

  static void settling(JsonNode vector) {
    Settling settling = new Settling(Duration.ofDays(vector.get("grace_days").asLong()));
    BillingMonth month =
        settling.invoiceOf(
            Instant.ofEpochSecond(vector.get("event_epoch").asLong()),
            Instant.parse(vector.get("now").asText()));
    assertThat(month).hasToString(vector.get("expect").asText());
  }

  private static RatedMonth charge(BigDecimal amount) {
    return rate(amount, BigDecimal.ONE, "");
  }

  private static RatedMonth rate(BigDecimal unitPrice, BigDecimal quantity, String discount) {
    ObjectNode options = SampleCatalog.options();
    if (!discount.isEmpty()) {
      options.putArray("discounts").addObject().put("name", "commitment").put("rate", discount);
    }
    Catalog catalog =
        SampleCatalog.of(
            options, SampleCatalog.line("USAGE", SampleCatalog.perUnit(unitPrice.toPlainString())));
    ClusterMonth usage =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), APRIL)
            .plan(new PlanPeriod(APRIL.start(), "ANY", Zones.SINGLE, new Region("any", "any")))
            .running(APRIL.start(), APRIL.end())
            .hour("units", 0, new HourUsage.Counter(quantity, quantity, 0))
            .build();
    return Rating.rate(catalog, usage);
  }

  private static Invoice invoice(RatedMonth rated, List<CreditGrant> credits, TaxTable taxes) {
    return Drafting.draft(
            new Drafting.Input(
                "in-1",
                SELLER,
                BUYER,
                APRIL,
                rated,
                List.of(),
                Optional.empty(),
                credits,
                taxes,
                APRIL.end(),
                Map.of()))
        .invoice()
        .issued("2026-1", APRIL.end(), LocalDate.of(2026, 5, 15));
  }

  private static CreditNote note(Invoice invoice, CreditNote.Line line) {
    return CreditNotes.of("cn-1", invoice, List.of(), List.of(line), "adjusted", APRIL.end());
  }
}
