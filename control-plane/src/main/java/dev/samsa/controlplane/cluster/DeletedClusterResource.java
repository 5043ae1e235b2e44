package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * The recycle list: deleted clusters that can be had back, data, names and keys as they were, until
 * {@code status.purge_at}.
 */
@Path("/cmk/v2/deleted-clusters")
@Tag(name = "Kafka clusters (cmk/v2)")
public class DeletedClusterResource {
  private final Clusters clusters;
  private final ClusterViews views;
  private final CurrentCaller caller;

  public DeletedClusterResource(Clusters clusters, ClusterViews views, CurrentCaller caller) {
    this.clusters = clusters;
    this.views = views;
    this.caller = caller;
  }

  @GET
  public ListPage<ClusterView> listDeletedClusters(@Context UriInfo uri) {
    Caller.Tenant tenant = caller.tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        ClusterView.API_VERSION,
        "DeletedClusterList",
        clusters.recyclePage(tenant, page.afterKey(), page.fetchSize()),
        ClusterRow::key,
        views::deletedView);
  }

  @POST
  @Path("{id}/restore")
  @ResponseStatus(202)
  public ClusterView restoreCluster(@PathParam("id") String id) {
    return views.view(clusters.restore(caller.tenant(), id));
  }
}
