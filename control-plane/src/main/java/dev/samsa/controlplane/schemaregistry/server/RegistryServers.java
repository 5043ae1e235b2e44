package dev.samsa.controlplane.schemaregistry.server;

import dev.samsa.controlplane.api.ApiException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeps the processes of registries: found or started when somebody asks, started anew when one
 * died, stopped when nobody asks for it any more.
 */
@ApplicationScoped
public class RegistryServers {
  private static final Logger LOG = Logger.getLogger(RegistryServers.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** One that was asked for so lately is not stopped in favour of another. */
  private static final Duration IN_USE = Duration.ofMinutes(1);

  private final RegistryServerConfig config;
  private final RegistryDatabase database;
  private final RegistryProbe probe;
  private final Clock clock;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private final Map<String, RegistryProcess> ready = new ConcurrentHashMap<>();

  /** Starts and stops, one at a time: each takes all of a small machine for some seconds. */
  private final ReentrantLock changing = new ReentrantLock();

  RegistryServers(
      RegistryServerConfig config, RegistryDatabase database, RegistryProbe probe, Clock clock) {
    this.config = config;
    this.database = database;
    this.probe = probe;
    this.clock = clock;
  }

  /** Whether environments have a registry that answers. */
  public boolean enabled() {
    return config.enabled();
  }

  /** Refuses a start that could not keep what it promises. */
  void begin(@Observes StartupEvent start) {
    if (enabled() && !database.mayMakeRoles()) {
      throw new IllegalStateException(
          "The schema registry needs a database user that may make roles: ALTER ROLE … CREATEROLE,"
              + " or start without --with schema-registry.");
    }
  }

  /**
   * Where a registry answers. Starts it if need be, which takes some seconds.
   *
   * @param registry {@code lsrc-…}
   * @throws ApiException 503 if it does not come up, or if as many as may run are in use
   */
  public URI api(String registry) {
    used.put(registry, clock.instant());
    RegistryProcess known = ready.get(registry);
    if (known != null && known.alive()) {
      return known.api();
    }
    changing.lock();
    try {
      RegistryProcess process = ready.get(registry);
      if (process == null || !process.alive()) {
        process = findOrStart(registry);
        ready.put(registry, process);
      }
      return process.api();
    } catch (IOException failure) {
      LOG.errorf(failure, "registry %s does not start", registry);
      throw ApiException.unavailable(
          "The schema registry does not start; the operator of this platform finds out why in its"
              + " log.",
          RETRY_AFTER);
    } finally {
      changing.unlock();
    }
  }

  private RegistryProcess findOrStart(String registry) throws IOException {
    Path folder = folder(registry);
    RegistryProcess process = RegistryProcess.running(folder).orElse(null);
    if (process == null) {
      makeRoom();
      process = RegistryProcess.start(folder, config, database.prepare(registry));
      LOG.infof("registry %s is process %d", registry, process.handle().pid());
    }
    if (!probe.awaitAnswer(process, config.startWithin())) {
      process.handle().destroyForcibly();
      throw new IOException("no answer; see " + folder.resolve("output"));
    }
    return process;
  }

  /** Stops the one that was not asked for the longest, if as many run as may. */
  private void makeRoom() throws IOException {
    List<String> running = runningRegistries();
    if (running.size() < config.mostRunning()) {
      return;
    }
    String idlest =
        running.stream()
            .filter(registry -> unusedFor(registry).compareTo(IN_USE) > 0)
            .max(Comparator.comparing(this::unusedFor))
            .orElseThrow(() ->
                ApiException.unavailable(
                    "As many schema registries as this platform runs at once are in use; try again"
                        + " in a minute.",
                    IN_USE));
    stop(idlest);
  }

  /** Stops those that nobody has asked for. */
  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void stopIdle() throws IOException {
    if (!enabled() || !changing.tryLock()) {
      return;
    }
    try {
      for (String registry : runningRegistries()) {
        if (unusedFor(registry).compareTo(config.idleAfter()) > 0) {
          stop(registry);
        }
      }
    } finally {
      changing.unlock();
    }
  }

  private void stop(String registry) throws IOException {
    ready.remove(registry);
    RegistryProcess.running(folder(registry))
        .ifPresent(process -> {
          LOG.infof("registry %s is stopped: not in use", registry);
          process.handle().destroy();
        });
  }

  /** What the control plane before left running counts as used when it is first seen. */
  private Duration unusedFor(String registry) {
    Instant now = clock.instant();
    return Duration.between(used.computeIfAbsent(registry, any -> now), now);
  }

  private List<String> runningRegistries() throws IOException {
    List<String> running = new java.util.ArrayList<>();
    for (String registry : registries()) {
      if (RegistryProcess.running(folder(registry)).isPresent()) {
        running.add(registry);
      }
    }
    return running;
  }

  /** Those that have ever run here. */
  private List<String> registries() {
    if (!Files.isDirectory(config.folder())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(config.folder())) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private Path folder(String registry) {
    return config.folder().toAbsolutePath().normalize().resolve(registry);
  }
}
