package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.agent.AgentRequest;
import dev.samsa.controlplane.agent.AgentResponse;
import dev.samsa.controlplane.agent.AgentRoute;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code POST /agent/v1/clusters/{lkc}/usage}: a usage batch. */
@ApplicationScoped
class UsageRoute implements AgentRoute {
  private static final int NOT_FOUND = 404;

  private final UsageIntake intake;

  UsageRoute(UsageIntake intake) {
    this.intake = intake;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "clusters/{lkc}/usage";
  }

  @Override
  public AgentResponse handle(AgentRequest request) {
    return intake
        .take(request.cluster(), request.body())
        .map(AgentResponse::ok)
        .orElseGet(() -> AgentResponse.refused(NOT_FOUND, "There is no such cluster."));
  }
}
