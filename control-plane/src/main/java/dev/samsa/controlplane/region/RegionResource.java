package dev.samsa.controlplane.region;

import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Regions that tenants can pick. */
@Path("/cmk/v2/regions")
@Tag(name = "Kafka clusters (cmk/v2)")
public class RegionResource {
  private static final String API_VERSION = "cmk/v2";

  private final Regions regions;
  private final CurrentCaller caller;

  public RegionResource(Regions regions, CurrentCaller caller) {
    this.regions = regions;
    this.caller = caller;
  }

  /**
   * @param id {@code <cloud>.<name>} in lower case
   */
  public record RegionView(
      String api_version,
      String kind,
      String id,
      String display_name,
      String cloud,
      String region_name) {

    static RegionView of(Region region) {
      return new RegionView(
          API_VERSION,
          "Region",
          region.cloud().toLowerCase(java.util.Locale.ROOT) + "." + region.name(),
          CloudMetadata.displayName(region),
          region.cloud(),
          region.name());
    }
  }

  @GET
  public ListPage<RegionView> listRegions(@Context UriInfo uri) {
    caller.tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        API_VERSION,
        "RegionList",
        regions.page(page.afterKey(), page.fetchSize()),
        Region::key,
        RegionView::of);
  }
}
