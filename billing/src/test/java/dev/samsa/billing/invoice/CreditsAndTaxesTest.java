package dev.samsa.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.sample.SampleInvoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreditsAndTaxesTest {
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
  private static final TaxTable EUROPE =
      new TaxTable(
          List.of(
              new TaxTable.Rate("DE", "VAT", new BigDecimal("0.19")),
              new TaxTable.Rate("FR", "TVA", new BigDecimal("0.20"))),
          Set.of(),
          Set.of("DE", "FR"));

  @Test
  void theCreditThatEndsFirstIsUsedFirst() {
    Drafting.Drafted drafted =
        draft(
            List.of(
                promotion("no-end", "1.00", Optional.empty(), 0),
                promotion("ends", "1.00", Optional.of(LATER), 0),
                promotion("urgent", "0.50", Optional.empty(), -1)),
            TaxTable.NONE);
    assertThat(drafted.invoice().credits())
        .extracting(CreditUse::creditId)
        .containsExactly("urgent", "ends", "no-end");
  }

  @Test
  void anExpiredCreditIsNotUsed() {
    Drafting.Drafted drafted =
        draft(
            List.of(promotion("old", "1.00", Optional.of(SampleInvoice.MONTH.end()), 0)),
            TaxTable.NONE);
    assertThat(drafted.invoice().credits()).isEmpty();
  }

  @Test
  void promotionsLowerTheTaxAndPrepaidMoneyDoesNot() {
    BigDecimal whole = draft(List.of(), EUROPE).invoice().totals().tax();
    assertThat(draft(List.of(prepaid("2.00")), EUROPE).invoice().totals().tax()).isEqualTo(whole);
    assertThat(
            draft(List.of(promotion("p", "2.00", Optional.empty(), 0)), EUROPE)
                .invoice()
                .totals()
                .tax())
        .isEqualTo(whole.subtract(new BigDecimal("0.38")));
  }

  @Test
  void moreCreditThanIsOwedIsKept() {
    Drafting.Drafted drafted = draft(List.of(prepaid("1000000.00")), EUROPE);
    assertThat(drafted.invoice().nothingDue()).isTrue();
    assertThat(drafted.credits().getFirst().remaining())
        .isEqualTo(new BigDecimal("1000000.00").subtract(drafted.invoice().totals().total()));
  }

  @Test
  void aBusinessInAnotherCountryOfTheUnionPaysTheTaxItself() {
    TaxTable.Taxes taxes = EUROPE.of(party("DE", "DE1"), party("FR", "FR2"), BigDecimal.TEN, 2);
    assertThat(taxes.lines()).isEmpty();
    assertThat(taxes.note()).contains("Reverse charge").contains("FR2");
  }

  @Test
  void aPrivateBuyerInTheUnionPaysTheTaxOfItsCountry() {
    TaxTable.Taxes taxes = EUROPE.of(party("DE", "DE1"), party("FR", ""), BigDecimal.TEN, 2);
    assertThat(taxes.lines()).extracting(TaxLine::name).containsExactly("TVA");
    assertThat(taxes.sum()).isEqualTo("2.00");
  }

  @Test
  void noTaxIsTakenWhereTheSellerIsNotRegistered() {
    assertThat(EUROPE.of(party("DE", "DE1"), party("US", ""), BigDecimal.TEN, 2).lines()).isEmpty();
  }

  @Test
  void aCreditNoteNeverGivesBackMoreThanWasCharged() {
    Invoice invoice =
        draft(List.of(), EUROPE)
            .invoice()
            .issued("2026-1", SampleInvoice.MONTH.end(), LocalDate.of(2026, 4, 1));
    InvoiceLine line = invoice.lines().getFirst();
    CreditNote all =
        CreditNotes.of(
            "cn-1",
            invoice,
            List.of(),
            List.of(new CreditNote.Line(line.key(), line.amount())),
            "all of it",
            LATER);
    assertThat(all.net()).isEqualTo(line.amount());
    assertThat(CreditNoteJson.read("note.json", CreditNoteJson.write(all).toString()))
        .isEqualTo(all);
    List<CreditNote.Line> oneCent =
        List.of(new CreditNote.Line(line.key(), new BigDecimal("0.01")));
    assertThatThrownBy(() -> CreditNotes.of("cn-2", invoice, List.of(all), oneCent, "more", LATER))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("at most the 0.00 not credited yet");
  }

  @Test
  void theSameChargeTwiceOnAnInvoiceIsRefused() {
    Drafting.Input input = SampleInvoice.input(1);
    InvoiceLine again = InvoiceLine.of(input.rated().lines().getFirst());
    Drafting.Input twice =
        new Drafting.Input(
            input.id(),
            input.seller(),
            input.buyer(),
            input.month(),
            input.rated(),
            List.of(again),
            Optional.empty(),
            List.of(),
            TaxTable.NONE,
            input.at(),
            Map.of());
    assertThatThrownBy(() -> Drafting.draft(twice))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the same charge twice");
  }

  private static Drafting.Drafted draft(List<CreditGrant> credits, TaxTable taxes) {
    Drafting.Input input = SampleInvoice.input(3);
    return Drafting.draft(
        new Drafting.Input(
            input.id(),
            input.seller(),
            party("DE", ""),
            input.month(),
            input.rated(),
            List.of(),
            Optional.empty(),
            credits,
            taxes,
            input.at(),
            Map.of()));
  }

  private static Party party(String country, String vatId) {
    return new Party("org-1", "Buyer", List.of(), country, vatId);
  }

  private static CreditGrant prepaid(String amount) {
    return new CreditGrant(
        "prepaid",
        CreditGrant.Kind.PREPAID,
        new BigDecimal(amount),
        new BigDecimal(amount),
        Optional.empty(),
        0,
        Instant.EPOCH,
        CreditGrant.Scope.ALL);
  }

  private static CreditGrant promotion(
      String id, String amount, Optional<Instant> expiresAt, int priority) {
    return new CreditGrant(
        id,
        CreditGrant.Kind.PROMOTION,
        new BigDecimal(amount),
        new BigDecimal(amount),
        expiresAt,
        priority,
        Instant.EPOCH,
        CreditGrant.Scope.ALL);
  }
}
