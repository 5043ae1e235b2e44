package dev.samsa.broker.quota;

import dev.samsa.broker.access.SamsaPrincipal;
import dev.samsa.broker.runtime.NodeRuntime;
import dev.samsa.description.usage.UsageMeter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Kafka's hook for client quotas, over the cluster's limits and the snapshot's quotas. Platform
 * principals are not limited, nor is anything but produced and fetched bytes.
 */
public final class TenantQuotas implements ClientQuotaCallback {
  private static final String HOLDER = "user";

  /** How Kafka names the sensors and the metrics of a type. */
  private static final Map<ClientQuotaType, String> SENSORS =
      Map.of(ClientQuotaType.PRODUCE, "Produce", ClientQuotaType.FETCH, "Fetch");

  private static final Map<ClientQuotaType, UsageMeter> METERS =
      Map.of(
          ClientQuotaType.PRODUCE, UsageMeter.INGRESS_BYTES,
          ClientQuotaType.FETCH, UsageMeter.EGRESS_BYTES);

  private final Map<ClientQuotaType, Long> seen = new ConcurrentHashMap<>();
  private final Map<Ramped, RateRamp> ramps = new ConcurrentHashMap<>();
  private NodeRuntime runtime;

  /** Whose limit goes down by itself. */
  private record Ramped(ClientQuotaType type, String holder) {}

  @Override
  public void configure(Map<String, ?> configs) {
    runtime = NodeRuntime.of(configs);
  }

  @Override
  public Map<String, String> quotaMetricTags(
      ClientQuotaType type, KafkaPrincipal principal, String clientId) {
    if (!limited(type) || !(principal instanceof SamsaPrincipal)) {
      return Map.of();
    }
    String holder = share(type, principal.getName()).holder();
    runtime
        .principals()
        .asks(principal.getName(), METERS.get(type), SENSORS.get(type) + "-" + holder);
    return Map.of(HOLDER, holder);
  }

  @Override
  public Double quotaLimit(ClientQuotaType type, Map<String, String> tags) {
    String holder = tags.get(HOLDER);
    return limited(type) && holder != null
        ? limit(type, holder, share(type, holder).bytesPerSecond())
        : null;
  }

  private double limit(ClientQuotaType type, String holder, double target) {
    long now = now();
    double measured = runtime.principals().rate(SENSORS.get(type), Map.of(HOLDER, holder));
    RateRamp ramp =
        ramps.computeIfAbsent(new Ramped(type, holder), any -> new RateRamp(target, measured, now));
    ramp.aim(target, measured, now);
    return ramp.limit(measured, now);
  }

  private RateShare share(ClientQuotaType type, String principal) {
    return RateShare.of(
        type, principal, runtime.access().view().quotas(), runtime.cluster().limits(), brokers());
  }

  private int brokers() {
    return runtime.cluster().brokerCount();
  }

  private static boolean limited(ClientQuotaType type) {
    return type == ClientQuotaType.PRODUCE || type == ClientQuotaType.FETCH;
  }

  /**
   * True once after each new snapshot, and when a limit is due for its next step down, so that
   * rates already being counted get their new limit.
   */
  @Override
  public boolean quotaResetRequired(ClientQuotaType type) {
    long number = runtime.access().view().number();
    Long before = seen.put(type, number);
    return (before != null && before != number) || stepDue(type);
  }

  private boolean stepDue(ClientQuotaType type) {
    long now = now();
    return ramps.entrySet().stream()
        .anyMatch(ramp -> ramp.getKey().type() == type && ramp.getValue().due(now));
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public void updateQuota(ClientQuotaType type, ClientQuotaEntity entity, double value) {
    // Kafka's own quota records are not used here.
  }

  @Override
  public void removeQuota(ClientQuotaType type, ClientQuotaEntity entity) {
    // Kafka's own quota records are not used here.
  }

  @Override
  public boolean updateClusterMetadata(Cluster cluster) {
    return false;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
