package dev.samsa.broker.usage;

import dev.samsa.broker.agent.AgentClient;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.InvalidDescriptionException;
import dev.samsa.description.usage.PlatformTime;
import dev.samsa.description.usage.UsageAck;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends closed batches in order and forgets each once it is acknowledged; shows the open window in
 * between; keeps the clock by a handshake. While the control plane does not answer, it tries again
 * with growing pauses, and the spool grows.
 */
final class UsageSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UsageSender.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long HANDSHAKE_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long PAUSE_MILLIS = 5_000;
  private static final long FIRST_RETRY_MILLIS = 500;
  private static final long LAST_RETRY_MILLIS = 30_000;
  private static final int LAST_FAILURES = 4;

  private final AgentClient agent;
  private final String usagePath;
  private final UsageSpool spool;
  private final PlatformClock clock;
  private final Runnable closeNow;
  private final AtomicReference<UsageBatch> open = new AtomicReference<>();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;
  private boolean shaken;
  private long shakenAtNanos;

  /**
   * @param closeNow called when somebody waits for the open window to be closed
   */
  UsageSender(
      AgentClient agent,
      String clusterId,
      UsageSpool spool,
      PlatformClock clock,
      Runnable closeNow) {
    this.agent = agent;
    this.usagePath = "/agent/v1/clusters/" + clusterId + "/usage";
    this.spool = spool;
    this.clock = clock;
    this.closeNow = closeNow;
    this.thread = new Thread(this::run, "usage-sender");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Something new waits in the spool. */
  void wake() {
    wake.release();
  }

  /** The open window as it is now; an older one that was not sent yet is dropped. */
  void show(UsageBatch batch) {
    open.set(batch);
    wake.release();
  }

  /** Asks the control plane for its time, once. */
  void handshake(Duration timeout) throws IOException, InterruptedException {
    long sent = clock.nanoTime();
    AgentClient.Answer answer = agent.get("/agent/v1/time", timeout);
    long received = clock.nanoTime();
    if (answer.status() != 200) {
      throw new IOException("time handshake was answered with " + answer.status());
    }
    PlatformTime time = DescriptionJson.read(answer.body(), PlatformTime.class);
    clock.handshake(sent, received, time.epochMillis());
    shaken = true;
    shakenAtNanos = received;
  }

  /**
   * Ends the thread and sends what is left, as far as that works within a time. A control plane
   * that does not answer several times in a row is not waited for.
   *
   * @return whether nothing is left
   */
  boolean finish(Duration limit) throws InterruptedException {
    stopped = true;
    wake.release();
    thread.join(TIMEOUT);
    long end = System.nanoTime() + limit.toNanos();
    int failures = 0;
    while (spool.state().batches() > 0 && failures < LAST_FAILURES && System.nanoTime() < end) {
      try {
        sendSpool();
      } catch (IOException e) {
        failures++;
        LOG.warn("Usage could not be sent: {}", e.getMessage());
        if (wake.tryAcquire(FIRST_RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      }
    }
    return spool.state().batches() == 0;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }

  private void run() {
    long failures = 0;
    while (!stopped) {
      try {
        exchange();
        failures = 0;
      } catch (IOException | InvalidDescriptionException e) {
        failures++;
        LOG.warn("Usage could not be sent, trying again: {}", e.toString());
      } catch (InterruptedException e) {
        return;
      }
      try {
        pause(failures);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void pause(long failures) throws InterruptedException {
    if (failures == 0) {
      if (wake.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
      return;
    }
    long longest = Math.min(LAST_RETRY_MILLIS, FIRST_RETRY_MILLIS << Math.min(failures - 1, 10));
    long end =
        System.nanoTime()
            + TimeUnit.MILLISECONDS.toNanos(
                longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    while (!stopped && System.nanoTime() < end) {
      wake.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private void exchange() throws IOException, InterruptedException {
    if (!shaken || clock.nanoTime() - shakenAtNanos > HANDSHAKE_EVERY_NANOS) {
      handshake(TIMEOUT);
    }
    sendSpool();
    UsageBatch batch = open.getAndSet(null);
    if (batch != null) {
      send(DescriptionJson.write(batch));
    }
  }

  private void sendSpool() throws IOException, InterruptedException {
    Optional<UsageSpool.Spooled> next = spool.oldest();
    while (next.isPresent()) {
      send(next.get().json());
      spool.remove(next.get().name());
      next = spool.oldest();
    }
  }

  private void send(String json) throws IOException, InterruptedException {
    AgentClient.Answer answer = agent.post(usagePath, json, TIMEOUT);
    if (answer.status() != 200) {
      throw new IOException("a usage batch was answered with " + answer.status());
    }
    UsageAck ack = DescriptionJson.read(answer.body(), UsageAck.class);
    if (ack.outcome() == UsageAck.Outcome.QUARANTINED) {
      LOG.warn("A usage batch was put aside by the control plane: {}", ack.reason());
    }
    if (ack.closeNow()) {
      closeNow.run();
    }
  }
}
