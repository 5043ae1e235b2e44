package dev.samsa.broker.runtime;

import dev.samsa.description.usage.PrincipalUsage;
import dev.samsa.description.usage.UsageMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;

/**
 * Bytes that Kafka's quotas counted, by principal. Kafka keeps one sensor for all principals that
 * share a limit. It asks for the sensor and then records, on one thread; so the principal is noted
 * when it asks, and a second statistic in the same sensor adds what is recorded to that principal.
 * What is recorded before the sensor is followed, a tenth of a second at most, is nobody's.
 */
public final class PrincipalCounts {
  private record Key(UsageMeter meter, String principal) {}

  private final ThreadLocal<String> asking = new ThreadLocal<>();
  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, UsageMeter> sensors = new ConcurrentHashMap<>();
  private final Map<String, Sensor> followed = new ConcurrentHashMap<>();
  private final AtomicReference<Metrics> kafka = new AtomicReference<>();

  /**
   * A principal is about to be counted on this thread.
   *
   * @param sensor name of the sensor that counts it
   */
  public void asks(String principal, UsageMeter meter, String sensor) {
    asking.set(principal);
    sensors.putIfAbsent(sensor, meter);
  }

  /** Follows the sensors that have come about. Kafka drops one that rests for an hour. */
  public void follow(Metrics metrics) {
    kafka.set(metrics);
    sensors.forEach((name, meter) -> {
      Sensor sensor = metrics.getSensor(name);
      if (sensor != null && followed.put(name, sensor) != sensor) {
        sensor.add(
            new MetricName("by-principal", "samsa-quotas", "", Map.of("sensor", name)),
            new Recorded(meter));
      }
    });
  }

  /**
   * Bytes a second that Kafka measures against a limit, over its quota window; 0 where it has not
   * measured any yet.
   *
   * @param group of the quota's metrics, such as {@code Produce}
   * @param tags of those who share the limit
   */
  public double rate(String group, Map<String, String> tags) {
    Metrics metrics = kafka.get();
    KafkaMetric rate =
        metrics == null ? null : metrics.metric(metrics.metricName("byte-rate", group, tags));
    return rate != null && rate.metricValue() instanceof Double measured && !measured.isNaN()
        ? measured
        : 0;
  }

  /** What was counted since the last time. */
  public List<PrincipalUsage> drain() {
    List<PrincipalUsage> drained = new ArrayList<>();
    counts.forEach((key, count) -> {
      long amount = count.sumThenReset();
      if (amount > 0) {
        drained.add(new PrincipalUsage(key.meter(), key.principal(), amount));
      } else {
        // More was taken back than counted since: that belongs to what comes next.
        count.add(amount);
      }
    });
    return drained;
  }

  /** Adds what the sensor records to whoever asked for it. */
  private final class Recorded implements MeasurableStat {
    private final UsageMeter meter;

    private Recorded(UsageMeter meter) {
      this.meter = meter;
    }

    @Override
    public void record(MetricConfig config, double value, long now) {
      String principal = asking.get();
      if (principal != null) {
        // A fetch that is throttled takes back what it recorded before.
        counts.computeIfAbsent(new Key(meter, principal), any -> new LongAdder()).add((long) value);
      }
    }

    @Override
    public double measure(MetricConfig config, long now) {
      return 0;
    }
  }
}
