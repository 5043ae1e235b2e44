package dev.samsa.controlplane.kafkarest.accesscheck;

import dev.samsa.controlplane.access.AccessSnapshots;
import dev.samsa.controlplane.access.RoleGrants;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.cluster.ClusterDirectory;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.identityprovider.IdentityPools;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.serviceaccount.ServiceAccounts;
import dev.samsa.controlplane.user.Members;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.ServiceMode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Can this principal do that, and by which rule; this platform's own route. */
@Path("/kafka/v3/clusters/{cluster}/access:check")
@Tag(name = "ACLs")
@RunOnVirtualThread
public class AccessCheckResource {
  private final CurrentCaller caller;
  private final KafkaAccess kafka;
  private final ClusterDirectory clusters;
  private final RoleGrants grants;
  private final AccessSnapshots snapshots;
  private final ServiceAccounts serviceAccounts;
  private final Members members;
  private final IdentityPools pools;

  public AccessCheckResource(
      CurrentCaller caller,
      KafkaAccess kafka,
      ClusterDirectory clusters,
      RoleGrants grants,
      AccessSnapshots snapshots,
      ServiceAccounts serviceAccounts,
      Members members,
      IdentityPools pools) {
    this.caller = caller;
    this.kafka = kafka;
    this.clusters = clusters;
    this.grants = grants;
    this.snapshots = snapshots;
    this.serviceAccounts = serviceAccounts;
    this.members = members;
    this.pools = pools;
  }

  /**
   * Asks as the caller, so that only who may see the cluster's ACLs gets an answer.
   *
   * @param host from where the principal comes; ACLs that name a host say nothing without it
   */
  @GET
  public AccessAnswer checkAccess(
      @PathParam("cluster") String cluster,
      @QueryParam("principal") String principal,
      @QueryParam("operation") String operation,
      @QueryParam("resource_type") String type,
      @QueryParam("resource_name") String name,
      @QueryParam("host") String host) {
    Caller.Tenant tenant = caller.tenant();
    AccessQuestion question = AccessQuestion.of(principal, operation, type, name, host);
    String environment = clusters.require(tenant, cluster).environmentId();
    requireExisting(tenant, question.principal());
    Collection<AclBinding> acls =
        kafka.call(
            cluster,
            session -> session.await(session.admin().describeAcls(AclBindingFilter.ANY).values()));
    List<RoleGrants.Bound> bound =
        grants.of(
            tenant.organizationKey(),
            tenant.organization(),
            environment,
            cluster,
            question.principal());
    AccessDecision decision = new AccessDecision(mode(cluster, question.principal()), bound, acls);
    return AccessAnswer.of(question, decision.on(question));
  }

  /** The stricter of the cluster's mode and the principal's own. */
  private ServiceMode mode(String cluster, String principal) {
    return snapshots
        .assemble(cluster)
        .map(snapshot -> mode(snapshot, principal))
        .orElse(ServiceMode.FULL);
  }

  private static ServiceMode mode(AccessSnapshot snapshot, String principal) {
    return snapshot.quotas().stream()
        .filter(quota -> quota.principal().equals(principal))
        .map(PrincipalQuota::mode)
        .filter(own -> own.compareTo(snapshot.mode()) > 0)
        .findFirst()
        .orElse(snapshot.mode());
  }

  private void requireExisting(Caller.Tenant tenant, String principal) {
    if (!exists(tenant.organizationKey(), principal)) {
      throw ApiException.notFound("Principal", principal);
    }
  }

  private boolean exists(long organizationKey, String principal) {
    if (principal.startsWith("sa-")) {
      return serviceAccounts.find(organizationKey, principal).isPresent();
    }
    if (principal.startsWith("pool-")) {
      return pools.exists(organizationKey, principal);
    }
    return members.find(organizationKey, principal).isPresent();
  }
}
