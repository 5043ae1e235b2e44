package dev.samsa.controlplane.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.json.JsonDocument;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The price lists that hold for the caller's organization. */
@Path("/billing/v1/prices")
@Tag(name = "Billing")
public class PriceResource {
  private final CatalogBindings bindings;
  private final PriceCatalogs catalogs;
  private final CurrentCaller caller;

  public PriceResource(CatalogBindings bindings, PriceCatalogs catalogs, CurrentCaller caller) {
    this.bindings = bindings;
    this.catalogs = catalogs;
    this.caller = caller;
  }

  /**
   * From when which price list holds.
   *
   * @param catalog such as {@code classic-1}
   */
  public record Price(Instant from, String catalog, String name, String currency, String hash) {}

  /** Oldest first. */
  public record Prices(String api_version, String kind, List<Price> data) {}

  @GET
  public Prices listPrices() {
    return new Prices(
        "billing/v1",
        "PriceList",
        bindings.of(caller.tenant().organizationKey()).stream().map(this::price).toList());
  }

  /** A price list that held, holds or will hold for the organization. */
  @GET
  @Path("{catalog}")
  public JsonNode getPrices(@PathParam("catalog") String key) {
    boolean own =
        bindings.of(caller.tenant().organizationKey()).stream()
            .anyMatch(bound -> bound.catalog().equals(key));
    return catalogs
        .find(key)
        .filter(kept -> own)
        .map(kept -> JsonDocument.parse(kept.key(), kept.document()).root())
        .orElseThrow(() -> ApiException.notFound("The price list", key));
  }

  private Price price(CatalogBindings.Bound bound) {
    Catalog catalog = catalogs.catalog(bound.catalog());
    return new Price(
        bound.from(),
        catalog.key(),
        catalog.name(),
        catalog.currency().getCurrencyCode(),
        catalog.hash());
  }
}
