package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clusters of all tenants by their state, for the operator account. */
@Path("/admin/v1")
@Tag(name = "Operator")
public class AdminClusterResource {
  private final Database database;
  private final CurrentCaller caller;

  public AdminClusterResource(Database database, CurrentCaller caller) {
    this.database = database;
    this.caller = caller;
  }

  /**
   * How many clusters are in a state.
   *
   * @param longest_since since when the first of them is in it
   */
  public record StateView(String state, long count, Instant longest_since) {}

  /** Body of the states. */
  public record StateList(List<StateView> data) {}

  /**
   * A cluster as the operator sees it; nothing of what is in it.
   *
   * @param since when it came into its state
   * @param reason why, if that needs a reason
   * @param cell where it runs; absent before it was placed
   */
  public record OperatedCluster(
      String id,
      String display_name,
      String organization_id,
      String tier,
      String state,
      Instant since,
      String reason,
      String cell) {}

  private record Numbered(long key, OperatedCluster cluster) {}

  @GET
  @Path("cluster-states")
  public StateList adminListClusterStates() {
    caller.operator();
    return new StateList(
        database.list(
            """
            SELECT state, count(*) AS count, min(state_entered_at) AS since
            FROM kafka_cluster WHERE state <> 'DELETED' GROUP BY state ORDER BY state
            """,
            row ->
                new StateView(
                    row.getString("state"), row.getLong("count"), Database.instant(row, "since"))));
  }

  /**
   * Those that are not gone for good.
   *
   * @param state only those in it
   */
  @GET
  @Path("clusters")
  public ListPage<OperatedCluster> adminListClusters(
      @QueryParam("state") String state, @Context UriInfo uri) {
    caller.operator();
    PageRequest page = PageRequest.of(uri);
    String wanted = state == null || state.isEmpty() ? null : known(state);
    List<Numbered> rows =
        database.list(
            """
            SELECT c.*, o.public_id AS organization, l.name AS cell
            FROM kafka_cluster c JOIN organization o ON o.id = c.organization_id
              LEFT JOIN cell l ON l.id = c.cell_id
            WHERE c.id > ? AND c.state <> 'DELETED' AND (?::text IS NULL OR c.state = ?)
            ORDER BY c.id LIMIT ?
            """,
            AdminClusterResource::read,
            page.afterKey(),
            wanted,
            wanted,
            page.fetchSize());
    return page.page("admin/v1", "ClusterList", rows, Numbered::key, Numbered::cluster);
  }

  private static String known(String state) {
    return Arrays.stream(ClusterState.values())
        .map(Enum::name)
        .filter(state::equals)
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                "state",
                "state must be one of "
                    + Arrays.stream(ClusterState.values())
                        .map(Enum::name)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private static Numbered read(ResultSet row) throws SQLException {
    return new Numbered(
        row.getLong("id"),
        new OperatedCluster(
            row.getString("public_id"),
            row.getString("display_name"),
            row.getString("organization"),
            row.getString("tier"),
            row.getString("state"),
            Database.instant(row, "state_entered_at"),
            row.getString("state_reason"),
            row.getString("cell")));
  }
}
