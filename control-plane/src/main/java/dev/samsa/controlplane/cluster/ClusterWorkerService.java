package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.cell.Cells;
import dev.samsa.controlplane.database.Notifications;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;

/** The worker of this process. */
@ApplicationScoped
public class ClusterWorkerService {
  private static final int AFTER_CELLS = 400;

  private final ClusterConfig config;
  private final Notifications notifications;
  private final ClusterWorker worker;

  public ClusterWorkerService(
      ClusterConfig config,
      Notifications notifications,
      ClusterLeases leases,
      ClusterSteps steps,
      Cells cells,
      Clock clock) {
    this.config = config;
    this.notifications = notifications;
    this.worker =
        new ClusterWorker(UUID.randomUUID().toString(), leases, steps, cells::names, clock);
  }

  void start(@Observes @Priority(AFTER_CELLS) StartupEvent event) {
    if (config.worker()) {
      notifications.listen(ClusterLeases.CHANNEL, id -> worker.wake());
      worker.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    worker.close();
  }
}
