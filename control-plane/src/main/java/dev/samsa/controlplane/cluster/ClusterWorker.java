package dev.samsa.controlplane.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Works on clusters that are due, several at a time, each under a lease. It is woken by
 * notifications and looks by itself every half second, so that a time that was set is kept.
 */
final class ClusterWorker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ClusterWorker.class);
  private static final int AT_A_TIME = 8;
  private static final long OWN_LOOK_MS = 500;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final String name;
  private final ClusterLeases leases;
  private final ClusterSteps steps;
  private final Supplier<Collection<String>> cells;
  private final java.time.Clock clock;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Semaphore slots = new Semaphore(AT_A_TIME);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean open = true;

  /**
   * @param name unique among all workers on the database
   * @param cells names of the cells served now
   */
  ClusterWorker(
      String name,
      ClusterLeases leases,
      ClusterSteps steps,
      Supplier<Collection<String>> cells,
      java.time.Clock clock) {
    this.name = name;
    this.leases = leases;
    this.steps = steps;
    this.cells = cells;
    this.clock = clock;
  }

  void start() {
    threads.execute(this::run);
  }

  /** Something may be due. */
  void wake() {
    wakeUps.release();
  }

  /** Ends the worker; what it was doing is left to the next lease. */
  @Override
  public void close() {
    open = false;
    threads.shutdownNow();
  }

  private void run() {
    try {
      while (open) {
        slots.acquire();
        Optional<ClusterRow> leased = claim();
        if (leased.isPresent()) {
          threads.execute(() -> work(leased.get()));
        } else {
          slots.release();
          if (wakeUps.tryAcquire(OWN_LOOK_MS, TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<ClusterRow> claim() {
    try {
      return leases.claim(name, cells.get());
    } catch (RuntimeException e) {
      // The loop must outlive a database that is away for a while.
      if (open) {
        LOG.warnf("no cluster can be leased now: %s", e.getMessage());
      }
      return Optional.empty();
    }
  }

  private void work(ClusterRow leased) {
    ClusterRow row = leased;
    try {
      while (open) {
        switch (steps.step(row)) {
          case ClusterSteps.Outcome.Moved moved -> {
            row = moved.row();
            LOG.infof("%s is %s: %s", row.id(), row.state(), row.stateReason());
          }
          case ClusterSteps.Outcome.Waiting waiting -> {
            leases.release(row, waiting.until());
            return;
          }
          case ClusterSteps.Outcome.Elsewhere elsewhere -> {
            leases.release(row, clock.instant());
            leases.wake(row.id());
            return;
          }
          case ClusterSteps.Outcome.Overtaken overtaken -> {
            leases.release(row, clock.instant());
            wake();
            return;
          }
        }
      }
    } catch (RuntimeException e) {
      // The boundary of one cluster's work: the others go on, and this one is tried again.
      if (open) {
        LOG.errorf(e, "work on %s failed in state %s", row.id(), row.state());
        giveUp(row);
      }
    } finally {
      slots.release();
    }
  }

  private void giveUp(ClusterRow row) {
    try {
      leases.release(row, clock.instant().plus(AFTER_FAILURE));
    } catch (RuntimeException e) {
      LOG.warnf("the lease on %s runs out by itself: %s", row.id(), e.getMessage());
    }
  }
}
