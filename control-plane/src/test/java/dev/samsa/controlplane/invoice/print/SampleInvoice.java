package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.CatalogReader;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.UsageFile;
import dev.samsa.billing.usage.UsageReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The worked bill of the documentation as an invoice. */
final class SampleInvoice {
  private static final Path USAGE = Path.of("..", "docs", "examples", "usage.json");

  private SampleInvoice() {}

  static Invoice to(Party buyer) {
    return to(buyer, ShippedCatalogs.classic());
  }

  /** By the same figures in a currency that has no smaller unit. */
  static Invoice inYen(Party buyer) {
    String list =
        ShippedCatalogs.text("classic-1.json")
            .replaceFirst("\"currency\": \"USD\"", "\"currency\": \"JPY\"")
            .replaceFirst("\"scale\": 2", "\"scale\": 0");
    return to(buyer, CatalogReader.read("yen", list));
  }

  private static Invoice to(Party buyer, Catalog prices) {
    try {
      UsageFile usage = UsageReader.read("usage.json", Files.readString(USAGE));
      return Drafting.draft(
              new Drafting.Input(
                  "inv-1",
                  new Party("seller-1", "Nordlicht GmbH", List.of("20457 Hamburg"), "DE", "DE1"),
                  buyer,
                  usage.month(),
                  Rating.rate(PriceHistory.of(prices), usage.resources()),
                  List.of(),
                  Optional.empty(),
                  List.of(),
                  new TaxTable(
                      List.of(new TaxTable.Rate("DE", "VAT", new BigDecimal("0.19"))),
                      Set.of(),
                      Set.of()),
                  usage.month().end(),
                  Map.of()))
          .invoice()
          .issued(
              "NL-2026-00017",
              Instant.parse("2026-12-04T00:00:05Z"),
              LocalDate.parse("2027-01-03"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
