package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The limits that a tenant is held to, so that it need not run into them to learn of them. */
@Path("/service-quota/v1")
@Tag(name = "Service quotas (service-quota/v1)")
public class AppliedQuotaResource {
  /** Limits of these are none here: their lists are empty. */
  private static final Set<String> WITHOUT_LIMITS =
      Set.of("ENVIRONMENT", "NETWORK", "SERVICE_ACCOUNT", "USER_ACCOUNT");

  private final Clusters clusters;
  private final ClusterQueries queries;
  private final ClusterConfig config;
  private final CurrentCaller caller;
  private final ResourceLinks links;

  public AppliedQuotaResource(
      Clusters clusters,
      ClusterQueries queries,
      ClusterConfig config,
      CurrentCaller caller,
      ResourceLinks links) {
    this.clusters = clusters;
    this.queries = queries;
    this.config = config;
    this.caller = caller;
    this.links = links;
  }

  /**
   * All limits of a scope.
   *
   * @param scope in any case
   * @param cluster which one, for the scope {@code kafka_cluster}
   * @param id of the one limit that is wanted
   */
  @GET
  @Path("applied-quotas")
  public ListPage<AppliedQuota> listAppliedQuotas(
      @QueryParam("scope") String scope,
      @QueryParam("environment") String environment,
      @QueryParam("kafka_cluster") String cluster,
      @QueryParam("id") String id) {
    Caller.Tenant tenant = caller.tenant();
    List<AppliedQuota> all =
        switch (scope == null ? "" : scope.toUpperCase(Locale.ROOT)) {
          case AppliedQuota.ORGANIZATION_SCOPE -> List.of(ofOrganization(tenant));
          case AppliedQuota.CLUSTER_SCOPE -> ofCluster(tenant, environment, cluster);
          case String other when WITHOUT_LIMITS.contains(other) -> List.of();
          default ->
              throw ApiException.invalid(
                  "scope",
                  "scope must be organization, environment, network, kafka_cluster,"
                      + " service_account or user_account.");
        };
    return new ListPage<>(
        AppliedQuota.API_VERSION,
        "AppliedQuotaList",
        new ListPage.Links(null, null, null),
        all.stream().filter(quota -> isBlank(id) || quota.id().equals(id)).toList());
  }

  private AppliedQuota ofOrganization(Caller.Tenant tenant) {
    return AppliedQuota.clusters(
        organization(tenant), config.perOrganization(), queries.count(tenant.organizationKey()));
  }

  private List<AppliedQuota> ofCluster(Caller.Tenant tenant, String environment, String cluster) {
    if (isBlank(cluster)) {
      throw ApiException.invalid("kafka_cluster", "Say which cluster: kafka_cluster=lkc-….");
    }
    ClusterRow row = clusters.require(tenant, cluster, isBlank(environment) ? null : environment);
    return AppliedQuota.ofCluster(
        organization(tenant),
        ObjectReference.of(
            row.environment(),
            links.url("/org/v2/environments/" + row.environment()),
            Crn.environment(tenant.organization(), row.environment())),
        ObjectReference.of(
            row.id(),
            links.url("/cmk/v2/clusters/" + row.id()),
            Crn.cluster(tenant.organization(), row.environment(), row.id())),
        row.sizing().limits());
  }

  private ObjectReference organization(Caller.Tenant tenant) {
    String id = tenant.organization().toString();
    return ObjectReference.of(
        id, links.url("/org/v2/organizations/" + id), Crn.organization(tenant.organization()));
  }

  private static boolean isBlank(String value) {
    return value == null || value.isBlank();
  }
}
