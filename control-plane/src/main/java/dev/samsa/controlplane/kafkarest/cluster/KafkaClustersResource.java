package dev.samsa.controlplane.kafkarest.cluster;

import dev.samsa.controlplane.access.RoleGrants;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.cluster.ClusterDirectory;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestList;
import dev.samsa.description.access.RoleRights;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** The clusters that a caller can see, and their brokers. */
@Path("/kafka/v3/clusters")
@RunOnVirtualThread
public class KafkaClustersResource {
  private final KafkaAccess kafka;
  private final CurrentCaller caller;
  private final VisibleClusters visible;
  private final ClusterDirectory clusters;
  private final RoleGrants grants;

  public KafkaClustersResource(
      KafkaAccess kafka,
      CurrentCaller caller,
      VisibleClusters visible,
      ClusterDirectory clusters,
      RoleGrants grants) {
    this.kafka = kafka;
    this.caller = caller;
    this.visible = visible;
    this.clusters = clusters;
    this.grants = grants;
  }

  @GET
  public RestList<ClusterView> listKafkaClusters() {
    List<ClusterView> views =
        visible.of(caller.tenant()).stream()
            .map(id -> ClusterView.of(kafka.links(id), null))
            .toList();
    return RestList.of("KafkaClusterList", kafka.links("").url().replaceFirst("/$", ""), views);
  }

  /**
   * One cluster.
   *
   * @param operations whether to say what the caller may do there
   */
  @GET
  @Path("{cluster}")
  public ClusterView getKafkaCluster(
      @PathParam("cluster") String cluster,
      @QueryParam("include_authorized_operations") boolean operations) {
    boolean byRole = operations && createsSomeTopics(cluster);
    return kafka.call(
        cluster,
        session -> {
          DescribeClusterResult answer =
              session
                  .admin()
                  .describeCluster(
                      new DescribeClusterOptions().includeAuthorizedOperations(operations));
          ClusterView view = ClusterView.of(session.links(), session.await(answer.controller()));
          return operations
              ? view.with(session.await(answer.authorizedOperations()), byRole)
              : view;
        });
  }

  /** By a role on topics that begin so or are called so; brokers say nothing of those. */
  private boolean createsSomeTopics(String cluster) {
    Caller.Tenant tenant = caller.tenant();
    String environment = clusters.require(tenant, cluster).environmentId();
    return grants
        .of(
            tenant.organizationKey(),
            tenant.organization(),
            environment,
            cluster,
            tenant.principal())
        .stream()
        .anyMatch(bound ->
            RoleRights.allowSome(
                bound.grant(), AclOperation.CREATE.name(), ResourceType.TOPIC.name()));
  }

  @GET
  @Path("{cluster}/brokers")
  public RestList<BrokerView> brokers(@PathParam("cluster") String cluster) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<BrokerView> views =
              session.await(session.admin().describeCluster().nodes()).stream()
                  .sorted(Comparator.comparingInt(Node::id))
                  .map(node -> BrokerView.of(links, node))
                  .toList();
          return RestList.of("KafkaBrokerList", links.url("brokers"), views);
        });
  }

  @GET
  @Path("{cluster}/brokers/{broker}")
  public BrokerView broker(
      @PathParam("cluster") String cluster, @PathParam("broker") String broker) {
    return brokers(cluster).data().stream()
        .filter(view -> String.valueOf(view.broker_id()).equals(broker))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("Broker", broker));
  }
}
