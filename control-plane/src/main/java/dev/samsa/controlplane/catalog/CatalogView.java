package dev.samsa.controlplane.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.catalog.Catalog;
import java.time.Instant;

/**
 * A price list.
 *
 * @param id such as {@code classic-1}
 * @param shipped whether it came with the platform
 * @param hash SHA-256 of its canonical JSON, as lines of invoices name it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CatalogView(
    String kind,
    String id,
    String name,
    String note,
    String currency,
    Instant effective_from,
    Instant effective_to,
    boolean shipped,
    String hash,
    Instant created_at) {

  /** With the price list itself. */
  record WithDocument(@JsonUnwrapped CatalogView catalog, JsonNode document) {}

  static CatalogView of(PriceCatalogs.Kept kept, Catalog catalog) {
    return new CatalogView(
        "Catalog",
        kept.key(),
        catalog.name(),
        catalog.note(),
        catalog.currency().getCurrencyCode(),
        catalog.effectiveFrom(),
        catalog.effectiveTo().orElse(null),
        kept.shipped(),
        kept.hash(),
        kept.createdAt());
  }
}
