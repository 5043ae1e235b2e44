package dev.samsa.billing.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.CatalogReader;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.LineItemJson;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recomputes an invoice from its bundle and compares. */
public final class Verifier {
  private final ProofBundle bundle;
  private final Invoice invoice;

  private Verifier(ProofBundle bundle) {
    this.bundle = bundle;
    this.invoice = InvoiceJson.read("invoice.json", bundle.invoice());
  }

  /**
   * Verifies a bundle.
   *
   * @throws dev.samsa.billing.InvalidInputException if a part of it cannot be read at all
   */
  public static Verification verify(ProofBundle bundle) {
    return new Verifier(bundle).verify();
  }

  private Verification verify() {
    if (!InvoiceJson.canonical(invoice).equals(bundle.invoice())) {
      return new Verification.Differs(
          "invoice.json", "is not in the canonical form it is hashed in");
    }
    Optional<Verification.Differs> difference = UsageCheck.check(invoice, bundle.usage());
    if (difference.isPresent()) {
      return difference.get();
    }
    List<Catalog> catalogs = new ArrayList<>();
    List<PriceHistory.Binding> bindings = new ArrayList<>();
    for (ProofBundle.Prices prices : bundle.prices()) {
      Catalog catalog = CatalogReader.read("catalog from " + prices.from(), prices.catalog());
      catalogs.add(catalog);
      bindings.add(new PriceHistory.Binding(prices.from(), catalog));
    }
    difference = differentCatalog(catalogs);
    if (difference.isPresent()) {
      return difference.get();
    }
    RatedMonth rated =
        Rating.rate(
            new PriceHistory(bindings),
            bundle.usage().stream().map(ProofBundle.Usage::month).toList());
    difference = differentLine(rated);
    if (difference.isEmpty()) {
      difference = TotalsCheck.check(invoice, rated);
    }
    return difference.isPresent() ? difference.get() : verified(rated);
  }

  private Verification verified(RatedMonth rated) {
    return new Verification.Verified(
        InvoiceJson.hash(invoice),
        rated.lines().size(),
        bundle.usage().stream().mapToInt(usage -> UsageCheck.buckets(usage.month())).sum(),
        bundle.usage().stream()
            .flatMap(usage -> usage.records().stream())
            .mapToInt(HourRecords::count)
            .sum(),
        invoice.lines().stream()
            .filter(line -> !recomputed(line))
            .map(line -> line.key() + " " + line.amount().toPlainString())
            .toList());
  }

  private Optional<Verification.Differs> differentCatalog(List<Catalog> catalogs) {
    for (InvoiceLine line : invoice.lines()) {
      if (!recomputed(line) || line.rated().isEmpty()) {
        continue;
      }
      LineItem item = line.rated().get();
      boolean found =
          catalogs.stream()
              .anyMatch(catalog ->
                  catalog.key().equals(item.catalog())
                      && catalog.hash().equals(item.catalogHash()));
      if (!found) {
        return differs(
            "catalog " + item.catalog(), "is not in the bundle as it was when the line was rated");
      }
    }
    return Optional.empty();
  }

  private Optional<Verification.Differs> differentLine(RatedMonth rated) {
    Map<String, LineItem> now = new LinkedHashMap<>();
    rated.lines().forEach(item -> now.put(item.key(), item));
    for (InvoiceLine line : invoice.lines()) {
      if (!recomputed(line) || line.kind() == InvoiceLine.Kind.ROUNDING) {
        continue;
      }
      String where = "line " + line.key();
      LineItem item = now.remove(line.key());
      if (item == null) {
        return differs(where, "does not come from the usage in the bundle");
      }
      JsonNode invoiced = LineItemJson.write(line.rated().orElseThrow());
      JsonNode computed = LineItemJson.write(item);
      for (String field : computed.properties().stream().map(Map.Entry::getKey).toList()) {
        String one = CanonicalJson.write(computed.get(field));
        String other = invoiced.has(field) ? CanonicalJson.write(invoiced.get(field)) : "nothing";
        if (!one.equals(other)) {
          return differs(where, field + " is " + other + " on the invoice, but comes to " + one);
        }
      }
      if (line.amount().compareTo(item.amount()) != 0) {
        return differs(where, "charges " + line.amount() + ", but comes to " + item.amount());
      }
    }
    return now.isEmpty()
        ? Optional.empty()
        : differs("line " + now.keySet().iterator().next(), "is missing on the invoice");
  }

  private static boolean recomputed(InvoiceLine line) {
    return switch (line.kind()) {
      case USAGE, MINIMUM, ROUNDING -> true;
      case CORRECTION, SHORTFALL -> false;
    };
  }

  static Optional<Verification.Differs> differs(String where, String reason) {
    return Optional.of(new Verification.Differs(where, reason));
  }

  static Optional<Verification.Differs> equal(String where, BigDecimal stated, BigDecimal real) {
    return stated.compareTo(real) == 0
        ? Optional.empty()
        : differs(where, "is " + stated + " on the invoice, but comes to " + real);
  }
}
