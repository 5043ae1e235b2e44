package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Kafka clusters (wire contract 2.3). */
@Path("/cmk/v2/clusters")
@Tag(name = "Kafka clusters (cmk/v2)")
public class ClusterResource {
  private final Clusters clusters;
  private final ClusterViews views;
  private final CurrentCaller caller;

  public ClusterResource(Clusters clusters, ClusterViews views, CurrentCaller caller) {
    this.clusters = clusters;
    this.views = views;
    this.caller = caller;
  }

  @POST
  @ResponseStatus(202)
  public ClusterView createCluster(ClusterInput input) {
    Caller.Tenant tenant = caller.tenant();
    return views.view(
        clusters.create(tenant, ClusterRules.create(RequestBody.required(input).spec())));
  }

  /**
   * Clusters of an environment.
   *
   * @param network none is in a network here, so that any id finds nothing
   */
  @GET
  public ListPage<ClusterView> listClusters(
      @QueryParam("environment") String environment,
      @QueryParam("spec.deletion_protection") String deletionProtection,
      @QueryParam("spec.network") String network,
      @Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    if (environment == null || environment.isEmpty()) {
      throw ApiException.invalid("environment", "Say which environment: ?environment=env-….");
    }
    PageRequest page = PageRequest.of(uri);
    ClusterQueries.Filter filter =
        new ClusterQueries.Filter(environment, ClusterRules.flag(deletionProtection));
    List<ClusterRow> found = clusters.page(tenant, filter, page.afterKey(), page.fetchSize());
    boolean inNetworks = network != null && !network.isEmpty();
    return page.page(
        ClusterView.API_VERSION,
        "ClusterList",
        inNetworks ? List.of() : found,
        ClusterRow::key,
        views::view);
  }

  @GET
  @Path("{id}")
  public ClusterView getCluster(
      @PathParam("id") String id, @QueryParam("environment") String environment) {
    return views.view(clusters.require(caller.tenant(), id, environment));
  }

  @PATCH
  @Path("{id}")
  public ClusterView updateCluster(@PathParam("id") String id, ClusterInput input) {
    Caller.Tenant tenant = caller.tenant();
    ClusterInput.Spec spec = RequestBody.required(input).spec();
    String environment =
        spec == null || spec.environment() == null ? null : spec.environment().id();
    return views.view(clusters.update(tenant, id, environment, spec));
  }

  @DELETE
  @Path("{id}")
  public void deleteCluster(
      @PathParam("id") String id, @QueryParam("environment") String environment) {
    clusters.delete(caller.tenant(), id, environment);
  }
}
