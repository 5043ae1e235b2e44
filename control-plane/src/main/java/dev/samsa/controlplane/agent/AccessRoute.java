package dev.samsa.controlplane.agent;

import dev.samsa.controlplane.access.AccessWaits;
import dev.samsa.controlplane.access.BrokerProgress;
import dev.samsa.controlplane.access.KeyUses;
import dev.samsa.controlplane.cell.CellEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * {@code GET /agent/v1/clusters/{lkc}/access?broker=N&applied=M&wait=S&used=K,L}: the newest
 * snapshot if its number is above M, else 204 after S seconds. The poll itself says what the broker
 * holds, and which API keys were used there since its last.
 */
@ApplicationScoped
class AccessRoute implements AgentRoute {
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final AccessWaits waits;
  private final BrokerProgress progress;
  private final KeyUses uses;
  private final CellEvents events;

  AccessRoute(AccessWaits waits, BrokerProgress progress, KeyUses uses, CellEvents events) {
    this.waits = waits;
    this.progress = progress;
    this.uses = uses;
    this.events = events;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "clusters/{lkc}/access";
  }

  @Override
  public AgentResponse handle(AgentRequest request) throws InterruptedException {
    String cluster = request.cluster();
    long applied = request.number("applied");
    long wait = Math.min(request.number("wait"), LONGEST_WAIT_SECONDS);
    if (progress.heard(cluster, Math.toIntExact(request.number("broker")), applied)) {
      events.changed(cluster);
    }
    uses.onCluster(cluster, used(request));
    return waits
        .newerThan(cluster, applied, Duration.ofSeconds(wait))
        .map(AgentResponse::ok)
        .orElseGet(AgentResponse::nothing);
  }

  /** Ids of keys; brokers of an earlier release name none. */
  private static List<String> used(AgentRequest request) {
    return Arrays.stream(request.query().getOrDefault("used", "").split(","))
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
