package dev.samsa.controlplane.invoice;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.controlplane.invoice.Issuing.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Closes months once they have settled, organization by organization. What stands in the way of one
 * is written down and keeps no other waiting. Several control planes may do this at once.
 */
@Startup
@ApplicationScoped
public class MonthClose {
  private static final Logger LOG = Logger.getLogger(MonthClose.class);

  private final BillingAccounts accounts;
  private final Issuing issuing;
  private final InvoiceConfig config;
  private final Clock clock;
  private final AtomicInteger overdue;

  public MonthClose(
      BillingAccounts accounts,
      Issuing issuing,
      InvoiceConfig config,
      Clock clock,
      MeterRegistry registry) {
    this.accounts = accounts;
    this.issuing = issuing;
    this.config = config;
    this.clock = clock;
    this.overdue = registry.gauge("samsa.invoices.overdue", new AtomicInteger());
  }

  @Scheduled(
      identity = "month-close",
      every = "{samsa.invoices.close-every:1m}",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    closeAll(clock.instant());
  }

  /** Closes every month that has settled. */
  void closeAll(Instant now) {
    Instant settled = now.minus(config.settling());
    AtomicInteger left = new AtomicInteger();
    // Leaving the block waits for all of them.
    try (ExecutorService closers = Executors.newFixedThreadPool(config.closers())) {
      for (long organizationKey : accounts.due(settled)) {
        closers.execute(() -> {
          if (!close(organizationKey, settled, now)) {
            left.incrementAndGet();
          }
        });
      }
    }
    overdue.set(left.get());
  }

  /**
   * Closes the settled months of an organization in order.
   *
   * @return false if something stands in the way
   */
  private boolean close(long organizationKey, Instant settled, Instant now) {
    try {
      while (!accounts.next(organizationKey).end().isAfter(settled)) {
        if (issuing.closeNext(organizationKey, settled, now)
            instanceof Outcome.NotYet(String reason)) {
          accounts.blocked(organizationKey, reason);
          return false;
        }
      }
      return true;
    } catch (InvalidInputException | IllegalStateException e) {
      // Facts that contradict each other: a person must look, a retry changes nothing.
      LOG.errorf(e, "the month of organization %d is parked", organizationKey);
      accounts.blocked(organizationKey, e.getMessage());
    } catch (RuntimeException e) {
      // Such as the database's: the next run tries again.
      LOG.errorf(e, "the month of organization %d could not be closed", organizationKey);
    }
    return false;
  }
}
