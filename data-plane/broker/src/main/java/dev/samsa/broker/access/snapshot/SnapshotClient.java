package dev.samsa.broker.access.snapshot;

import dev.samsa.broker.agent.AgentClient;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.InvalidDescriptionException;
import dev.samsa.description.access.AccessSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls the cluster's access snapshot by long poll, for as long as the node runs. Each poll reports
 * the number that is applied here, and keys that were used since the last. What is applied is also
 * kept on disk; a snapshot counts before it is on disk, for a full disk must not keep a revoked key
 * alive.
 */
public final class SnapshotClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotClient.class);
  private static final int WAIT_SECONDS = 25;

  /** As many as a request line holds with ease; the others go with the next poll. */
  private static final int MOST_USED = 100;

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(WAIT_SECONDS + 10L);
  private static final long FIRST_PAUSE_MS = 200;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final AgentClient agent;
  private final String clusterId;
  private final int node;
  private final AccessState state;
  private final SnapshotFile file;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("access-snapshot").daemon().factory());
  private int failures;

  public SnapshotClient(
      AgentClient agent, String clusterId, int node, AccessState state, SnapshotFile file) {
    this.agent = agent;
    this.clusterId = clusterId;
    this.node = node;
    this.state = state;
    this.file = file;
  }

  /** Applies the snapshot on disk, then polls until closed. */
  public void start() {
    file.load().filter(s -> s.clusterId().equals(clusterId)).ifPresent(state::apply);
    schedule(0);
  }

  private void schedule(long pauseMs) {
    try {
      poller.schedule(this::poll, pauseMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closed", e);
    }
  }

  private void poll() {
    long pause;
    try {
      pause = exchange() ? 0 : pauseAfterFailure("the answer held nothing newer");
    } catch (IOException | InvalidDescriptionException e) {
      pause = pauseAfterFailure(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    schedule(pause);
  }

  /** One poll; whether it went as it should, so that the next may follow at once. */
  private boolean exchange() throws IOException, InterruptedException {
    AgentClient.Answer answer = ask();
    if (answer.status() == 204) {
      failures = 0;
      return true;
    }
    AccessSnapshot snapshot = DescriptionJson.read(answer.body(), AccessSnapshot.class);
    if (!snapshot.clusterId().equals(clusterId)) {
      throw new IOException("the agent API answered with the snapshot of another cluster");
    }
    if (!state.apply(snapshot)) {
      return false;
    }
    failures = 0;
    LOG.info("Applied access snapshot {}", snapshot.number());
    try {
      file.save(snapshot);
    } catch (IOException e) {
      LOG.warn("Access snapshot {} is applied but not on disk", snapshot.number(), e);
    }
    return true;
  }

  private AgentClient.Answer ask() throws IOException, InterruptedException {
    List<String> used = state.used().take(MOST_USED);
    String path =
        "/agent/v1/clusters/%s/access?broker=%d&applied=%d&wait=%d&used=%s"
            .formatted(
                clusterId, node, state.view().number(), WAIT_SECONDS, String.join(",", used));
    boolean told = false;
    try {
      AgentClient.Answer answer = agent.get(path, ANSWER_TIMEOUT);
      told = answer.status() == 200 || answer.status() == 204;
      if (!told) {
        throw new IOException("the agent API answered " + answer.status());
      }
      return answer;
    } finally {
      if (!told) {
        state.used().giveBack(used);
      }
    }
  }

  private long pauseAfterFailure(String reason) {
    long longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(failures, 10));
    failures++;
    LOG.warn("No access snapshot, {} in a row: {}", failures, reason);
    return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
  }

  @Override
  public void close() {
    poller.shutdownNow();
  }
}
