package dev.samsa.controlplane.agent;

import dev.samsa.description.usage.PlatformTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** {@code GET /agent/v1/time}: the clock by which brokers state their windows. */
@ApplicationScoped
class TimeRoute implements AgentRoute {
  private final Clock clock;

  TimeRoute(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "time";
  }

  @Override
  public AgentResponse handle(AgentRequest request) {
    return AgentResponse.ok(new PlatformTime(clock.millis()));
  }
}
