package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Metering as the operator sees it. */
@Path("/admin/v1/usage")
@Tag(name = "Operator")
public class UsageHealthResource {
  private static final int MOST = 100;

  private final UsageHealth health;
  private final CurrentCaller caller;

  public UsageHealthResource(UsageHealth health, CurrentCaller caller) {
    this.health = health;
    this.caller = caller;
  }

  /** The hundred of each kind that need a look most. */
  public record HealthView(
      UsageHealth.Summary summary,
      List<UsageHealth.BrokerView> brokers,
      List<UsageHealth.GapView> gaps,
      List<UsageHealth.QuarantinedView> quarantined) {}

  @GET
  public HealthView getUsageHealth() {
    caller.operator();
    return new HealthView(
        health.summary(), health.brokers(MOST), health.gaps(MOST), health.quarantined(MOST));
  }
}
