package dev.samsa.controlplane.agent;

import dev.samsa.controlplane.access.AccessWaits;
import dev.samsa.controlplane.access.BrokerProgress;
import dev.samsa.controlplane.cell.CellEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * {@code GET /agent/v1/clusters/{lkc}/access?broker=N&applied=M&wait=S}: the newest snapshot if its
 * number is above M, else 204 after S seconds. The poll itself says what the broker holds.
 */
@ApplicationScoped
class AccessRoute implements AgentRoute {
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final AccessWaits waits;
  private final BrokerProgress progress;
  private final CellEvents events;

  AccessRoute(AccessWaits waits, BrokerProgress progress, CellEvents events) {
    this.waits = waits;
    this.progress = progress;
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
    return waits
        .newerThan(cluster, applied, Duration.ofSeconds(wait))
        .map(AgentResponse::ok)
        .orElseGet(AgentResponse::nothing);
  }
}
