package dev.samsa.controlplane.kafkarest.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.Node;

/** The clusters that a caller can see, and their brokers. */
@Path("/kafka/v3/clusters")
@RunOnVirtualThread
public class KafkaClustersResource {
  private final KafkaAccess kafka;
  private final CurrentCaller caller;
  private final VisibleClusters visible;

  public KafkaClustersResource(KafkaAccess kafka, CurrentCaller caller, VisibleClusters visible) {
    this.kafka = kafka;
    this.caller = caller;
    this.visible = visible;
  }

  @GET
  public RestList<ClusterView> listKafkaClusters() {
    List<ClusterView> views =
        visible.of(caller.tenant()).stream()
            .map(id -> ClusterView.of(kafka.links(id), null))
            .toList();
    return RestList.of("KafkaClusterList", kafka.links("").url().replaceFirst("/$", ""), views);
  }

  @GET
  @Path("{cluster}")
  public ClusterView getKafkaCluster(@PathParam("cluster") String cluster) {
    return kafka.call(
        cluster,
        session ->
            ClusterView.of(
                session.links(), session.await(session.admin().describeCluster().controller())));
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
