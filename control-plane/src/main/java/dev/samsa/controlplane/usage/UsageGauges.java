package dev.samsa.controlplane.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;

/** The state of metering on {@code /metrics}, read from the database four times a minute. */
@Startup
@ApplicationScoped
class UsageGauges {
  private static final UsageHealth.Summary NOTHING =
      new UsageHealth.Summary(0, 0, 0, 0, 0, 0, 0, 0);

  private final UsageHealth health;
  private volatile UsageHealth.Summary summary = NOTHING;

  UsageGauges(UsageHealth health, MeterRegistry registry) {
    this.health = health;
    gauge(registry, "samsa.usage.brokers", UsageHealth.Summary::brokers);
    gauge(registry, "samsa.usage.brokers.silent", UsageHealth.Summary::silentBrokers);
    gauge(registry, "samsa.usage.spool.batches", UsageHealth.Summary::spooledBatches);
    gauge(registry, "samsa.usage.spool.bytes", UsageHealth.Summary::spooledBytes);
    gauge(registry, "samsa.usage.spool.age.seconds", UsageHealth.Summary::oldestSpooledSeconds);
    gauge(registry, "samsa.usage.gaps", UsageHealth.Summary::openGaps);
    gauge(registry, "samsa.usage.quarantined", UsageHealth.Summary::quarantined);
    gauge(registry, "samsa.usage.hours.unsealed", UsageHealth.Summary::unsealedHours);
  }

  @Scheduled(
      identity = "usage-gauges",
      every = "15s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void read() {
    summary = health.summary();
  }

  private void gauge(
      MeterRegistry registry, String name, ToDoubleFunction<UsageHealth.Summary> value) {
    registry.gauge(name, this, gauges -> value.applyAsDouble(gauges.summary));
  }
}
