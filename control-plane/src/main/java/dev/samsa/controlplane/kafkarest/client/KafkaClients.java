package dev.samsa.controlplane.kafkarest.client;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.cluster.ClusterTarget;
import dev.samsa.controlplane.kafkarest.KafkaRestConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps one client for each cluster and credential. A client is closed when nobody has used it for
 * a while, when another needs its place, or at once when its credential is refused; but never while
 * a request is using it.
 */
@ApplicationScoped
public class KafkaClients {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  private final KafkaRestConfig config;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Entry> entries = new HashMap<>();

  public KafkaClients(KafkaRestConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** What makes two requests share a client. */
  private record Key(String clusterId, String bootstrap, String caFile, String fingerprint) {}

  private static final class Entry {
    private final Key key;
    private final KafkaClient client;
    private int users;
    private boolean retired;
    private Instant lastUsed;

    private Entry(Key key, KafkaClient client, Instant now) {
      this.key = key;
      this.client = client;
      this.lastUsed = now;
    }
  }

  /** The right to use a client until closed. */
  public final class Lease implements AutoCloseable {
    private final Entry entry;

    private Lease(Entry entry) {
      this.entry = entry;
    }

    public KafkaClient client() {
      return entry.client;
    }

    /** The brokers refused the credential: nobody gets this client any more. */
    public void retire() {
      KafkaClients.this.retire(entry);
    }

    @Override
    public void close() {
      release(entry);
    }
  }

  /**
   * Lends the client of that credential, made now if there is none.
   *
   * @throws ApiException 429 if all clients are in use
   */
  public Lease lease(ClusterTarget target, KafkaCredential credential) {
    Key key =
        new Key(
            target.clusterId(),
            target.bootstrap(),
            target.caFile().toString(),
            credential.fingerprint());
    Optional<Entry> displaced = Optional.empty();
    lock.lock();
    try {
      Entry entry = entries.get(key);
      if (entry == null) {
        displaced = makeRoom();
        // Making a client connects nowhere, so it may be done under the lock: two requests that
        // race get the same one.
        entry = new Entry(key, new KafkaClient(settings(target, credential)), clock.instant());
        entries.put(key, entry);
      }
      entry.users++;
      return new Lease(entry);
    } finally {
      lock.unlock();
      displaced.ifPresent(old -> old.client.close());
    }
  }

  /** Closes the clients that nobody has used for a while. */
  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void closeIdle() {
    List<Entry> idle = new ArrayList<>();
    lock.lock();
    try {
      Instant limit = clock.instant().minus(config.clientIdle());
      for (Entry entry : entries.values()) {
        if (entry.users == 0 && entry.lastUsed.isBefore(limit)) {
          idle.add(entry);
        }
      }
      idle.forEach(entry -> entries.remove(entry.key));
    } finally {
      lock.unlock();
    }
    idle.forEach(entry -> entry.client.close());
  }

  @PreDestroy
  void closeAll() {
    List<Entry> all;
    lock.lock();
    try {
      all = List.copyOf(entries.values());
      entries.clear();
    } finally {
      lock.unlock();
    }
    all.forEach(entry -> entry.client.close());
  }

  /** Clients that are open for new requests. */
  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  private void retire(Entry entry) {
    lock.lock();
    try {
      entry.retired = true;
      entries.remove(entry.key, entry);
    } finally {
      lock.unlock();
    }
  }

  private void release(Entry entry) {
    boolean close;
    lock.lock();
    try {
      entry.users--;
      entry.lastUsed = clock.instant();
      close = entry.retired && entry.users == 0;
    } finally {
      lock.unlock();
    }
    if (close) {
      entry.client.close();
    }
  }

  /** Takes the longest unused client out if there is no place for another. */
  private Optional<Entry> makeRoom() {
    if (entries.size() < config.maxClients()) {
      return Optional.empty();
    }
    Entry oldest =
        entries.values().stream()
            .filter(entry -> entry.users == 0)
            .min(Comparator.comparing(entry -> entry.lastUsed))
            .orElseThrow(() ->
                ApiException.tooMany(
                    "Too many principals are using Kafka REST right now; try again.", TRY_AGAIN));
    entries.remove(oldest.key);
    return Optional.of(oldest);
  }

  private ClientSettings settings(ClusterTarget target, KafkaCredential credential) {
    return new ClientSettings(target, credential, config.timeout(), config.maxProduceBytes());
  }
}
