package dev.samsa.controlplane.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what {@link Database#notify} sends, from any process on the database, over one connection.
 * A notification is a hint that something is worth reading: none is kept while the connection is
 * down, so that listeners also look by themselves now and then.
 */
@ApplicationScoped
public class Notifications {
  private static final Logger LOG = Logger.getLogger(Notifications.class);
  private static final int POLL_MS = 5_000;
  private static final long PAUSE_NANOS = 500_000_000L;
  private static final int BEFORE_LISTENERS_NEED_IT = 100;

  private final DataSource dataSource;
  private final ConcurrentMap<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private volatile boolean running;

  public Notifications(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Calls the listener with each payload sent on the channel. It runs on the one thread that hears
   * all, so it must not block.
   */
  public void listen(String channel, Consumer<String> listener) {
    listeners.computeIfAbsent(channel, key -> new CopyOnWriteArrayList<>()).add(listener);
  }

  void start(@Observes @Priority(BEFORE_LISTENERS_NEED_IT) StartupEvent event) {
    running = true;
    Thread.ofPlatform().daemon().name("database-notifications").start(this::hear);
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
  }

  private void hear() {
    boolean complained = false;
    while (running) {
      try {
        hearOnOneConnection();
      } catch (SQLException e) {
        if (running && !complained) {
          LOG.warnf("not hearing database notifications, trying again: %s", e.getMessage());
        }
        complained = true;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void hearOnOneConnection() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      PGConnection postgres = connection.unwrap(PGConnection.class);
      Map<String, List<Consumer<String>>> heard = Map.copyOf(listeners);
      try (Statement statement = connection.createStatement()) {
        for (String channel : heard.keySet()) {
          statement.execute("LISTEN " + channel);
        }
      }
      while (running && heard.keySet().equals(listeners.keySet())) {
        PGNotification[] received = postgres.getNotifications(POLL_MS);
        for (PGNotification one : received == null ? new PGNotification[0] : received) {
          listeners
              .getOrDefault(one.getName(), List.of())
              .forEach(listener -> listener.accept(one.getParameter()));
        }
      }
      if (running) {
        // The connection goes back to the pool, where nobody wants its notifications.
        try (Statement statement = connection.createStatement()) {
          statement.execute("UNLISTEN *");
        }
      }
    }
  }
}
