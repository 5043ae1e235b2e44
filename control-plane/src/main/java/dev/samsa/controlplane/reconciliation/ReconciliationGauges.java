package dev.samsa.controlplane.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;

/** The state of the reconciliation on {@code /metrics}; all but the first are to be zero. */
@Startup
@ApplicationScoped
class ReconciliationGauges {
  private final ReconciliationReport report;
  private volatile ReconciliationReport.Summary summary = ReconciliationReport.Summary.NOTHING;

  ReconciliationGauges(ReconciliationReport report, MeterRegistry registry) {
    this.report = report;
    gauge(registry, "hours.compared", ReconciliationReport.Summary::hours_compared);
    gauge(registry, "hours.behind", ReconciliationReport.Summary::hours_behind);
    gauge(registry, "hours.residual", ReconciliationReport.Summary::hours_with_residuals);
    gauge(registry, "clusters.silent", ReconciliationReport.Summary::silent_clusters);
    gauge(registry, "invoices.residual", ReconciliationReport.Summary::invoices_with_residuals);
  }

  @Scheduled(
      identity = "reconciliation-gauges",
      every = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void read() {
    summary = report.summary();
  }

  private void gauge(
      MeterRegistry registry, String name, ToDoubleFunction<ReconciliationReport.Summary> value) {
    registry.gauge(
        "samsa.reconciliation." + name, this, gauges -> value.applyAsDouble(gauges.summary));
  }
}
