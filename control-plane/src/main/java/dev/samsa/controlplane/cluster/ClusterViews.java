package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Makes what tenants see of clusters. */
@ApplicationScoped
public class ClusterViews {
  private final ClusterConfig config;
  private final PlatformConfig platform;
  private final ResourceLinks links;

  public ClusterViews(ClusterConfig config, PlatformConfig platform, ResourceLinks links) {
    this.config = config;
    this.platform = platform;
    this.links = links;
  }

  ClusterView view(ClusterRow row) {
    return new ClusterView(
        ClusterView.API_VERSION,
        ClusterView.KIND,
        row.id(),
        links.metadata(path(row), crn(row), row.createdAt(), row.updatedAt()),
        spec(row),
        new ClusterView.Status(row.state().phase().name(), reason(row), row.runningCku(), null));
  }

  /** A cluster in the recycle list. */
  ClusterView deletedView(ClusterRow row) {
    String self = links.url("/cmk/v2/deleted-clusters/" + row.id());
    return new ClusterView(
        ClusterView.API_VERSION,
        ClusterView.DELETED_KIND,
        row.id(),
        new ObjectMetadata(self, crn(row), row.createdAt(), row.updatedAt(), row.deletedAt()),
        spec(row),
        new ClusterView.Status(null, null, null, row.stateEnteredAt().plus(config.gracePeriod())));
  }

  private ClusterView.Spec spec(ClusterRow row) {
    return new ClusterView.Spec(
        row.displayName(),
        row.availability(),
        row.cloud(),
        row.region(),
        size(row),
        ObjectReference.of(
            row.environment(),
            links.url("/org/v2/environments/" + row.environment()),
            Crn.environment(row.organization(), row.environment())),
        bootstrap(row),
        links.url(""),
        row.deletionProtection());
  }

  private static String reason(ClusterRow row) {
    if (!row.cellNotice().isEmpty()) {
      return row.cellNotice();
    }
    return row.state() == ClusterState.READY || row.stateReason().isEmpty()
        ? null
        : row.stateReason();
  }

  private static ClusterView.Config size(ClusterRow row) {
    List<String> zones =
        row.tier() == Tier.DEDICATED ? row.sizing().zones().stream().distinct().toList() : null;
    return new ClusterView.Config(row.tier().wireName(), row.maxEcku(), row.cku(), zones);
  }

  private String bootstrap(ClusterRow row) {
    String host = row.cellHost() == null ? platform.host() : row.cellHost();
    String hosts =
        row.clientPorts().stream().map(port -> host + ":" + port).collect(Collectors.joining(","));
    return hosts.isEmpty() ? null : "SASL_SSL://" + hosts;
  }

  private static String path(ClusterRow row) {
    return "/cmk/v2/clusters/" + row.id();
  }

  private static String crn(ClusterRow row) {
    return Crn.cluster(row.organization(), row.environment(), row.id());
  }
}
