package dev.samsa.broker.usage;

import dev.samsa.broker.config.ListenerConfig;
import dev.samsa.broker.extension.BrokerContext;
import dev.samsa.broker.extension.BrokerExtension;
import dev.samsa.broker.usage.TotalsFile.Fact;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kafka.server.BrokerServer;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Meters a node: one thread copies counts, one closes windows, one sends. Kafka's metrics are
 * followed from before Kafka starts until after it has stopped.
 */
public final class UsageExtension implements BrokerExtension {
  private static final Logger LOG = LoggerFactory.getLogger(UsageExtension.class);
  private static final long COPY_MILLIS = 100;
  private static final long TURN_MILLIS = 250;
  private static final int TURNS_PER_SAMPLE = 4;
  private static final int TURNS_PER_SHOW = 20;
  private static final long MAX_SPOOL_BYTES = 256L << 20;
  private static final Duration FIRST_HANDSHAKE = Duration.ofSeconds(2);
  private static final Duration LAST_SENDING = Duration.ofSeconds(15);

  private ScheduledExecutorService copying;
  private ScheduledExecutorService closing;
  private BrokerMeter meter;
  private UsageSender sender;
  private UsageSpool spool;
  private LogMarks marks;
  private int turns;

  @Override
  public void starting(BrokerContext context) {
    if (!context.node().broker()) {
      return;
    }
    try {
      open(context);
    } catch (IOException e) {
      throw new UncheckedIOException("usage cannot be metered: " + e.getMessage(), e);
    }
    copying = executor("usage-copy");
    closing = executor("usage-windows");
    copying.scheduleAtFixedRate(
        () -> guard("copied", () -> copy(context)),
        COPY_MILLIS,
        COPY_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void started(BrokerContext context) {
    if (meter == null) {
      return;
    }
    meter.begin();
    closing.scheduleAtFixedRate(
        () -> guard("closed", this::turn), 0, TURN_MILLIS, TimeUnit.MILLISECONDS);
    sender.start();
  }

  @Override
  public void stopping() {
    if (meter != null) {
      guard("closed before stopping", () -> meter.close(false));
      sender.wake();
    }
  }

  @Override
  public void stopped() {
    if (meter == null) {
      return;
    }
    copying.shutdownNow();
    closing.shutdown();
    guard("closed for the last time", () -> meter.close(true));
    guard("sent for the last time", this::finish);
  }

  @Override
  public Optional<String> undrained() {
    if (meter == null) {
      return Optional.empty();
    }
    try {
      if (!meter.idle()) {
        closing.execute(this::close);
        return Optional.of("its open usage window has counts");
      }
    } catch (IOException e) {
      return Optional.of("its usage cannot be copied: " + e.getMessage());
    }
    long waiting = spool.state().batches();
    return waiting == 0
        ? Optional.empty()
        : Optional.of(waiting + " usage batches wait for the control plane");
  }

  private void finish() throws IOException {
    try {
      if (!sender.finish(LAST_SENDING)) {
        LOG.warn("{} usage batches wait for the next start", spool.state().batches());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sender.close();
      marks.close();
      meter.close();
    }
  }

  private void open(BrokerContext context) throws IOException {
    Path folder = context.folders().usage();
    Files.createDirectories(folder);
    TotalsFile totals = TotalsFile.open(folder.resolve("totals"));
    spool = UsageSpool.open(folder.resolve("spool"), MAX_SPOOL_BYTES);
    PlatformClock clock =
        new PlatformClock(
            System::currentTimeMillis, System::nanoTime, totals.get(Fact.CLOCK_OFFSET));
    marks = new LogMarks(TotalsFile.open(folder.resolve("marks")));
    new LogTails(context.folders().log()).recover(marks, totals);
    KafkaBrokerView view =
        new KafkaBrokerView(context.broker(), ListenerConfig.CLIENT, new LogPositions(marks));
    KafkaTopicCounts counts = new KafkaTopicCounts(view::topic);
    MeterSource source =
        new MeterSource(
            context.cluster().clusterId(), context.node().id(), UUID.randomUUID().toString());
    sender =
        new UsageSender(
            context.agent(), source.clusterId(), spool, clock, () -> closing.execute(this::close));
    handshake();
    meter =
        new BrokerMeter(source, totals, spool, clock, counts, view, context.principals()::drain);
    meter.closeAbandoned();
    counts.follow(KafkaYammerMetrics.defaultRegistry());
  }

  private void handshake() {
    try {
      sender.handshake(FIRST_HANDSHAKE);
    } catch (IOException e) {
      LOG.warn("No platform time yet, going on with that of the last run: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(BrokerContext context) {
    meter.copy();
    BrokerServer running = context.broker().get();
    if (running != null) {
      context.principals().follow(running.metrics());
    }
  }

  private void turn() {
    turns++;
    long waiting = spool.state().batches();
    meter.turn(turns % TURNS_PER_SAMPLE == 0);
    if (spool.state().batches() > waiting) {
      sender.wake();
    }
    if (turns % TURNS_PER_SHOW == 0) {
      meter.show(this::show);
    }
  }

  private void show(UsageBatch batch) {
    sender.show(batch);
  }

  private void close() {
    guard("closed on request", () -> meter.close(false));
    sender.wake();
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  // A step that fails must not end its thread: what it left undone is in Kafka's metrics or in the
  // totals, and the next turn takes it up.
  private static void guard(String what, Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      LOG.error("Usage could not be {}", what, e);
    }
  }

  private static ScheduledExecutorService executor(String name) {
    return Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    });
  }
}
