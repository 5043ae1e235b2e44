package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.rating.Finding;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.RatingRun;
import dev.samsa.controlplane.catalog.CatalogBindings.Bound;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.credit.Commitments;
import dev.samsa.controlplane.credit.Credit;
import dev.samsa.controlplane.credit.Credits;
import dev.samsa.controlplane.invoice.IssuedUsage.Kept;
import dev.samsa.controlplane.money.ClosedUsage;
import dev.samsa.controlplane.party.Parties;
import dev.samsa.controlplane.party.Seller;
import dev.samsa.controlplane.proof.MonthRoots;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gathers the facts of a month and has the draft made of them. */
@ApplicationScoped
public class DraftMaking {
  private final ClosedUsage usage;
  private final OrganizationPrices prices;
  private final Parties parties;
  private final LateFacts lateFacts;
  private final MonthCorrections corrections;
  private final MonthRoots monthRoots;
  private final Credits credits;
  private final Commitments commitments;
  private final Invoices invoices;

  public DraftMaking(
      ClosedUsage usage,
      OrganizationPrices prices,
      Parties parties,
      LateFacts lateFacts,
      MonthCorrections corrections,
      MonthRoots monthRoots,
      Credits credits,
      Commitments commitments,
      Invoices invoices) {
    this.usage = usage;
    this.prices = prices;
    this.parties = parties;
    this.lateFacts = lateFacts;
    this.corrections = corrections;
    this.monthRoots = monthRoots;
    this.credits = credits;
    this.commitments = commitments;
    this.invoices = invoices;
  }

  /**
   * A draft with what it was made from.
   *
   * @param drafted empty if usage is parked: then there can be no invoice
   * @param resources heads and roots, to be kept when it is issued
   * @param catalogs price lists of the month
   */
  record Made(
      Optional<Drafting.Drafted> drafted,
      RatedMonth rated,
      Seller seller,
      List<Kept> resources,
      List<Bound> catalogs) {

    /** Why there can be no invoice. */
    List<String> parked() {
      return rated.findings().stream()
          .filter(finding -> finding.kind().parked())
          .map(Finding::message)
          .toList();
    }

    /** What a person should know. */
    List<String> findings() {
      return rated.findings().stream().map(Finding::message).toList();
    }

    boolean empty() {
      return drafted.map(d -> d.invoice().lines().isEmpty()).orElse(false);
    }
  }

  /**
   * Makes the draft.
   *
   * @param corrected issued invoices whose months have news
   * @param credits of the organization
   * @param now end of what runs still, and when credits are taken
   */
  Made make(
      InvoiceRow row,
      List<InvoiceRow> corrected,
      ClosedUsage.Late late,
      List<Credit> credits,
      Instant now) {
    List<Bound> catalogs = prices.boundIn(row.organizationKey(), row.month());
    RatingRun run = new RatingRun(prices.history(catalogs));
    List<Kept> resources = new ArrayList<>();
    usage.each(
        row.organizationKey(),
        row.month(),
        now,
        late,
        closed -> {
          run.add(closed.month());
          resources.add(Kept.of(closed, monthRoots.of(closed, row.key())));
        });
    RatedMonth rated = run.finish();
    Seller seller = parties.seller();
    if (rated.parked()) {
      return new Made(Optional.empty(), rated, seller, resources, catalogs);
    }
    List<InvoiceLine> news = corrections.of(corrected, late);
    List<CreditGrant> grants =
        credits.stream()
            .filter(c -> c.currency().equals(rated.currency().getCurrencyCode()))
            .map(Credit::grant)
            .toList();
    Drafting.Drafted drafted =
        Drafting.draft(input(row, rated, news, grants, resources, seller, now));
    return new Made(Optional.of(drafted), rated, seller, resources, catalogs);
  }

  /** What is missing to a commitment that ends with the month. */
  private Optional<InvoiceLine> shortfall(
      InvoiceRow row, RatedMonth rated, List<InvoiceLine> news) {
    return commitments
        .endingWith(row.organizationKey(), row.month())
        .flatMap(commitment -> {
          BigDecimal billed = rated.total();
          for (InvoiceLine line : news) {
            billed = billed.add(line.amount());
          }
          return commitment.shortfall(
              billed.add(
                  invoices.linesBetween(
                      row.organizationKey(), commitment.from(), row.month().start())));
        });
  }

  /** The draft as it would be now, for who looks at it. */
  Made preview(InvoiceRow row, Instant now) {
    List<InvoiceRow> corrected = lateFacts.toCorrect(row.organizationKey(), row.month());
    return make(row, corrected, new ClosedUsage.Late.All(), credits.of(row.organizationKey()), now);
  }

  private Drafting.Input input(
      InvoiceRow row,
      RatedMonth rated,
      List<InvoiceLine> news,
      List<CreditGrant> grants,
      List<Kept> resources,
      Seller seller,
      Instant now) {
    Map<String, String> roots =
        resources.stream().collect(Collectors.toMap(Kept::resourceId, Kept::root));
    return new Drafting.Input(
        row.id(),
        seller.party(),
        parties.buyer(row.organizationKey(), row.organization().toString()),
        row.month(),
        rated,
        news,
        shortfall(row, rated, news),
        grants,
        seller.taxes(),
        now,
        roots);
  }
}
