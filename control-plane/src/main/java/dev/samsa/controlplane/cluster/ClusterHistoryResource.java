package dev.samsa.controlplane.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The states that a cluster went through: how far its provisioning is, and what went wrong. */
@Path("/cmk/v2/clusters/{id}/states")
@Tag(name = "Kafka clusters (cmk/v2)")
public class ClusterHistoryResource {
  private final Clusters clusters;
  private final ClusterQueries queries;
  private final CurrentCaller caller;

  public ClusterHistoryResource(Clusters clusters, ClusterQueries queries, CurrentCaller caller) {
    this.clusters = clusters;
    this.queries = queries;
    this.caller = caller;
  }

  /**
   * A state that a cluster entered.
   *
   * @param reason why, in words; empty where nothing needs saying
   * @param deadline until when the state is to be left; absent where it may last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StateView(String state, String reason, Instant entered_at, Instant deadline) {
    static StateView of(ClusterState state, String reason, Instant enteredAt) {
      return new StateView(
          state.name(), reason, enteredAt, state.deadline().map(enteredAt::plus).orElse(null));
    }
  }

  /** All states of the cluster, the first one first. */
  @GET
  public ListPage<StateView> listClusterStates(
      @PathParam("id") String id, @QueryParam("environment") String environment) {
    ClusterRow row = clusters.require(caller.tenant(), id, environment);
    List<StateView> states = queries.history(row.key());
    return new ListPage<>(
        ClusterView.API_VERSION,
        "ClusterStateList",
        new ListPage.Links(null, null, states.size()),
        states);
  }
}
