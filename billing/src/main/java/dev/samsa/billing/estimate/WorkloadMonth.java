package dev.samsa.billing.estimate;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.money.Parts;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;

/** Writes a workload down as the hour buckets that its cluster would have. */
final class WorkloadMonth {
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
  private static final BigDecimal CKU_INGRESS_PER_SECOND = BigDecimal.valueOf(60L << 20);
  private static final BigDecimal CKU_EGRESS_PER_SECOND = BigDecimal.valueOf(180L << 20);

  private WorkloadMonth() {}

  static ClusterMonth of(Workload workload, BillingMonth month) {
    if (workload.hours() > month.hours()) {
      throw new InvalidInputException(
          "hours", "must be at most the " + month.hours() + " hours of " + month);
    }
    ClusterMonth.Builder builder =
        ClusterMonth.of(Resource.cluster("estimate", ""), month)
            .plan(
                new PlanPeriod(month.start(), workload.tier(), workload.zones(), workload.region()))
            .running(month.start(), month.start().plusSeconds(3600L * workload.hours()));
    counter(builder, "ingress_bytes", workload.ingressBytes(), workload.hours());
    counter(builder, "egress_bytes", workload.egressBytes(), workload.hours());
    BigDecimal stored = workload.storedBytes();
    BigDecimal copies = BigDecimal.valueOf(workload.replicationFactor());
    BigDecimal partitions = BigDecimal.valueOf(workload.partitions());
    level(builder, "stored_bytes_leader", stored, workload.hours());
    level(builder, "stored_bytes_replicas", stored.multiply(copies), workload.hours());
    level(builder, "partitions", partitions, workload.hours());
    level(builder, "partition_replicas", partitions.multiply(copies), workload.hours());
    level(builder, "ckus", ckus(workload), workload.hours());
    return builder.build();
  }

  private static void counter(
      ClusterMonth.Builder builder, String meter, BigDecimal bytes, int hours) {
    List<BigDecimal> parts = Parts.of(bytes, Collections.nCopies(hours, BigDecimal.ONE));
    HourUsage usage = null;
    for (int hour = 0; hour < hours; hour++) {
      BigDecimal sum = parts.get(hour);
      if (!(usage instanceof HourUsage.Counter same) || same.sum().compareTo(sum) != 0) {
        usage = new HourUsage.Counter(sum, sum.divide(MINUTES, 0, RoundingMode.CEILING), 0);
      }
      builder.hour(meter, hour, usage);
    }
  }

  private static void level(
      ClusterMonth.Builder builder, String meter, BigDecimal level, int hours) {
    HourUsage usage = HourUsage.Level.held(level, HourUsage.MILLIS_PER_HOUR, 0);
    for (int hour = 0; hour < hours; hour++) {
      builder.hour(meter, hour, usage);
    }
  }

  /** CKUs that carry the average rate, or more if more are set. */
  private static BigDecimal ckus(Workload workload) {
    BigDecimal in = workload.perSecond(workload.ingressBytes());
    BigDecimal out = workload.perSecond(workload.egressBytes());
    return in.divide(CKU_INGRESS_PER_SECOND, 0, RoundingMode.CEILING)
        .max(out.divide(CKU_EGRESS_PER_SECOND, 0, RoundingMode.CEILING))
        .max(BigDecimal.ONE)
        .max(BigDecimal.valueOf(workload.ckus()));
  }
}
