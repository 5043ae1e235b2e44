package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import dev.samsa.controlplane.usage.Span;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Standard multi-zone cluster that began at noon on 10 November 2026. */
final class SampleUsage {
  static final Instant BEGAN = Instant.parse("2026-11-10T12:00:00Z");
  static final BigDecimal GB = BigDecimal.valueOf(1L << 30);
  private static final Region REGION = new Region("AWS", "us-east-1");

  private SampleUsage() {}

  static ClusterUsage of(
      Instant now, List<HourFact> facts, List<OpenWindow> open, Instant complete) {
    return new ClusterUsage(
        new BilledCluster(
            1,
            new Resource("lkc-1", "news", "env-1", Map.of()),
            Zones.MULTI,
            REGION,
            Optional.empty(),
            Capacity.NONE),
        List.of(new PlanPeriod(Instant.EPOCH, "STANDARD", Zones.MULTI, REGION)),
        List.of(new Span(BEGAN, now)),
        facts,
        Map.of(),
        open,
        complete);
  }

  static HourFact ingress(Instant hour, long gigabytes) {
    BigDecimal bytes = GB.multiply(BigDecimal.valueOf(gigabytes));
    return new HourFact(1, hour, UsageMeter.INGRESS_BYTES, bytes, bytes, BigDecimal.ZERO, 0);
  }

  static OpenWindow openIngress(Instant from, long gigabytes) {
    return new OpenWindow(
        1,
        from,
        Map.of(UsageMeter.INGRESS_BYTES, GB.multiply(BigDecimal.valueOf(gigabytes))),
        Map.of());
  }
}
