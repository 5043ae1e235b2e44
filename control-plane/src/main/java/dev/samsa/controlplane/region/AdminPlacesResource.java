package dev.samsa.controlplane.region;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.cell.CellStore;
import dev.samsa.controlplane.cell.kubernetes.CellRegistration;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Regions and cells as the operator account sees and sets them. */
@Path("/admin/v1")
@Tag(name = "Operator")
public class AdminPlacesResource {
  private final Regions regions;
  private final CellStore cells;
  private final CellRegistration registration;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public AdminPlacesResource(
      Regions regions,
      CellStore cells,
      CellRegistration registration,
      CurrentCaller caller,
      AuditLog audit) {
    this.regions = regions;
    this.cells = cells;
    this.registration = registration;
    this.caller = caller;
    this.audit = audit;
  }

  /** A region with its switch. */
  public record RegionView(String cloud, String name, String display_name, boolean enabled) {
    static RegionView of(Region region) {
      return new RegionView(
          region.cloud(), region.name(), CloudMetadata.displayName(region), region.enabled());
    }
  }

  /** A cell with its load; {@code state} is OPEN or CORDONED. */
  public record CellView(
      String name,
      String kind,
      String state,
      boolean alive,
      int capacity_mib,
      int used_mib,
      int clusters) {
    static CellView of(CellStore.CellRow row) {
      return new CellView(
          row.name(),
          row.kind(),
          row.state(),
          row.alive(),
          row.capacityMiB(),
          row.usedMiB(),
          row.clusters());
    }
  }

  /** Body of a list. */
  public record Listed<T>(List<T> data) {}

  /** What can be set of a region. */
  public record RegionInput(Boolean enabled) {}

  /** What can be set of a cell. */
  public record CellInput(String state) {}

  @GET
  @Path("regions")
  public Listed<RegionView> adminListRegions() {
    caller.operator();
    return new Listed<>(regions.list().stream().map(RegionView::of).toList());
  }

  @PATCH
  @Transactional
  @Path("regions/{cloud}/{name}")
  public RegionView adminSetRegion(
      @PathParam("cloud") String cloud, @PathParam("name") String name, RegionInput input) {
    Caller.Operator operator = caller.operator();
    Boolean enabled = RequestBody.required(input).enabled();
    if (enabled == null) {
      throw ApiException.invalid("/enabled", "enabled must be true or false.");
    }
    audit.record(
        AuditEntry.by(operator, "region.update", cloud + "/" + name).with("enabled " + enabled));
    return regions
        .setEnabled(cloud, name, enabled)
        .map(RegionView::of)
        .orElseThrow(() -> ApiException.notFound("Region", cloud + "/" + name));
  }

  @GET
  @Path("cells")
  public Listed<CellView> adminListCells() {
    caller.operator();
    return new Listed<>(cells.list().stream().map(CellView::of).toList());
  }

  /** Registers a Kubernetes cluster as a cell; its API server is asked before it is taken in. */
  @POST
  @Path("cells")
  @ResponseStatus(201)
  public CellView adminRegisterCell(CellRegistration.Input input) {
    Caller.Operator operator = caller.operator();
    String name = registration.register(RequestBody.required(input));
    // Not before: the API server is asked without a transaction open.
    QuarkusTransaction.requiringNew()
        .run(() -> audit.record(AuditEntry.by(operator, "cell.create", name)));
    return cells.list().stream()
        .filter(row -> row.name().equals(name))
        .map(CellView::of)
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("Cell", name));
  }

  @PATCH
  @Transactional
  @Path("cells/{name}")
  public CellView adminSetCell(@PathParam("name") String name, CellInput input) {
    Caller.Operator operator = caller.operator();
    String state = RequestBody.required(input).state();
    if (!"OPEN".equals(state) && !"CORDONED".equals(state)) {
      throw ApiException.invalid("/state", "state must be OPEN or CORDONED.");
    }
    audit.record(AuditEntry.by(operator, "cell.update", name).with(state));
    return cells
        .setState(name, state)
        .map(CellView::of)
        .orElseThrow(() -> ApiException.notFound("Cell", name));
  }
}
