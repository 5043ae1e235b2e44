package dev.samsa.broker.usage;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kafka.server.BrokerServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.KafkaMetric;

/** The view of a Kafka broker, empty until it has started. */
final class KafkaBrokerView implements BrokerView {
  private static final String CONNECTIONS = "connection-count";
  private static final String SOCKET_SERVER = "socket-server-metrics";

  private final Supplier<BrokerServer> server;
  private final String clientListener;
  private final LogPositions positions;

  /**
   * @param server gives null until the broker is there
   * @param clientListener name of the listener whose connections are clients'
   * @param positions follows the logs
   */
  KafkaBrokerView(Supplier<BrokerServer> server, String clientListener, LogPositions positions) {
    this.server = server;
    this.positions = positions;
    this.clientListener = clientListener;
  }

  /** The topic of that name as the broker's metadata knows it now. */
  Optional<TopicKey> topic(String name) {
    return Optional.ofNullable(server.get())
        .map(running -> running.metadataCache().getTopicId(name))
        .filter(id -> !id.equals(Uuid.ZERO_UUID))
        .map(id -> new TopicKey(name, id.toString()));
  }

  @Override
  public Map<TopicKey, TopicLevels> levels() {
    BrokerServer running = server.get();
    return running == null ? Map.of() : new KafkaLogLevels(running).get();
  }

  @Override
  public void markLogs(TotalsFile totals) throws IOException {
    BrokerServer running = server.get();
    if (running != null && running.replicaManager() != null && running.logManager() != null) {
      positions.advance(running, totals);
    }
  }

  @Override
  public int connections() {
    BrokerServer running = server.get();
    if (running == null) {
      return 0;
    }
    double open = 0;
    for (KafkaMetric metric : running.metrics().metrics().values()) {
      if (metric.metricName().name().equals(CONNECTIONS)
          && metric.metricName().group().equals(SOCKET_SERVER)
          && clientListener.equals(metric.metricName().tags().get("listener"))) {
        open += ((Number) metric.metricValue()).doubleValue();
      }
    }
    return (int) open;
  }

  @Override
  public boolean isGone(TopicKey topic) {
    BrokerServer running = server.get();
    return running != null
        && !running.metadataCache().topicIdsToNames().containsKey(Uuid.fromString(topic.id()));
  }
}
