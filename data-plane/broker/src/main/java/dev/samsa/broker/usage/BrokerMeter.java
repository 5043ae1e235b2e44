package dev.samsa.broker.usage;

import dev.samsa.broker.usage.TotalsFile.Fact;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.PrincipalUsage;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves counts from Kafka into the totals, closes windows over them and puts these into the spool.
 * {@link #copy} is called ten times a second and never waits for a disk; all the rest may. It has
 * no thread of its own.
 */
final class BrokerMeter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerMeter.class);
  private static final int SERIES_PER_BATCH = 4_000;
  private static final int MAX_UNWRITTEN_WINDOWS = 240;

  private final TotalsFile totals;
  private final UsageSpool spool;
  private final PlatformClock clock;
  private final UsageWindows windows;
  private final KafkaTopicCounts counts;
  private final BrokerView view;
  private final Supplier<List<PrincipalUsage>> principals;
  private final Deque<List<UsageBatch>> unwritten = new ArrayDeque<>();
  private final Object copying = new Object();
  private boolean writeFailed;
  private boolean noRoom;
  private volatile boolean stopped;

  BrokerMeter(
      MeterSource source,
      TotalsFile totals,
      UsageSpool spool,
      PlatformClock clock,
      KafkaTopicCounts counts,
      BrokerView view,
      Supplier<List<PrincipalUsage>> principals)
      throws IOException {
    this.principals = principals;
    this.totals = totals;
    this.spool = spool;
    this.clock = clock;
    this.counts = counts;
    this.view = view;
    settleSpooled(totals, spool);
    this.windows = new UsageWindows(source, totals, SERIES_PER_BATCH);
  }

  /** Closes what the run before left open. */
  synchronized void closeAbandoned() {
    keep(windows.closeAbandoned());
    write();
  }

  /** Begins this run's first window. */
  synchronized void begin() {
    windows.begin(clock.now());
  }

  /**
   * Brings Kafka's counts into the file of totals. What finds no room there on a full disk stays in
   * Kafka's metrics until it does; windows are closed over all the rest.
   */
  void copy() {
    synchronized (copying) {
      try {
        copyAndMark();
        noRoom = false;
      } catch (IOException e) {
        if (!noRoom) {
          LOG.warn("Counts of new topics wait for room among the totals: {}", e.getMessage());
        }
        noRoom = true;
      }
      totals.set(Fact.COPIED_AT, clock.now());
    }
  }

  private void copyAndMark() throws IOException {
    try {
      counts.copyTo(totals);
    } finally {
      if (!stopped) {
        view.markLogs(totals);
      }
    }
  }

  /** Holds the levels and takes a new sample; closes the window if its minute is over. */
  synchronized void turn(boolean sample) {
    long now = clock.now();
    if (windows.due(now) && unwritten.size() < MAX_UNWRITTEN_WINDOWS) {
      close(false);
      windows.forget(view::isGone);
    }
    if (sample) {
      windows.sample(now, view.levels());
    }
    write();
  }

  /** Closes the window now. */
  synchronized void close(boolean last) {
    stopped = last;
    copy();
    // The last window is closed when the broker has stopped: there is nobody left to ask.
    int connections = last ? 0 : view.connections();
    keep(withPrincipals(windows.close(clock.now(), last, connections, spool.state())));
    write();
  }

  /** Whether all that was counted up to now lies in the spool, or was sent. */
  synchronized boolean idle() throws IOException {
    copy();
    return unwritten.isEmpty() && windows.idle();
  }

  /** Hands out the open window, to be shown. */
  synchronized void show(Consumer<UsageBatch> receiver) {
    totals.set(Fact.CLOCK_OFFSET, clock.offset());
    totals.force();
    windows.open(clock.now(), view.connections(), spool.state()).forEach(receiver);
  }

  @Override
  public synchronized void close() throws IOException {
    totals.close();
  }

  /** The first batch of a window tells of the principals. */
  private List<UsageBatch> withPrincipals(List<UsageBatch> window) {
    if (window.isEmpty()) {
      return window;
    }
    List<UsageBatch> batches = new ArrayList<>(window);
    batches.set(0, window.getFirst().with(principals.get()));
    return batches;
  }

  private void keep(List<UsageBatch> window) {
    if (!window.isEmpty()) {
      unwritten.add(window);
    }
  }

  /** Windows stay in memory, and their counts in the totals, until the disk takes them. */
  private void write() {
    try {
      while (!unwritten.isEmpty()) {
        List<UsageBatch> window = unwritten.getFirst();
        for (UsageBatch batch : window) {
          spool.write(batch);
        }
        windows.settled(window);
        totals.force();
        unwritten.removeFirst();
        writeFailed = false;
      }
    } catch (IOException e) {
      if (!writeFailed) {
        LOG.warn("Closed usage windows wait in memory: {}", e.getMessage());
      }
      writeFailed = true;
    }
  }

  /** A window that lies in the spool was closed, whether or not the totals say so already. */
  private void settleSpooled(TotalsFile file, UsageSpool kept) throws IOException {
    List<UsageBatch> batches = new ArrayList<>();
    for (Path each : kept.files().toList()) {
      UsageBatch batch = DescriptionJson.read(Files.readString(each), UsageBatch.class);
      for (CounterSeries series : batch.counters()) {
        // Only a loss of power can have lost the slot; the spooled batch still knows the total.
        file.findOrAdd(new TopicKey(series.topic(), series.topicId()));
      }
      batches.add(batch);
    }
    UsageWindows.settle(file, batches);
  }
}
