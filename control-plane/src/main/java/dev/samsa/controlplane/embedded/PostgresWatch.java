package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts the embedded PostgreSQL again, on the same port, when it has died. */
final class PostgresWatch {
  private static final Logger LOG = Logger.getLogger(PostgresWatch.class);
  private static final long PERIOD_MILLIS = 500;

  private final EmbeddedPostgres postgres;

  private PostgresWatch(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Watches until this process ends. */
  static void start(EmbeddedPostgres postgres) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postgres-watch").factory());
    executor.scheduleWithFixedDelay(
        new PostgresWatch(postgres)::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (!postgres.alive()) {
        LOG.warn("The embedded PostgreSQL has ended; starting it again");
        postgres.restart();
        LOG.info("The embedded PostgreSQL is back");
      }
    } catch (IOException | StartRefusedException failure) {
      // Looked at again in the next round: a disk that was full may have room by then.
      LOG.errorf("The embedded PostgreSQL does not come back: %s", failure.getMessage());
    }
  }
}
