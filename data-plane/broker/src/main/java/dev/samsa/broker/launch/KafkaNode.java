package dev.samsa.broker.launch;

import dev.samsa.broker.access.SettingsRequests;
import dev.samsa.broker.policy.PartitionLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.KafkaRequestHandlerPool;
import kafka.server.KafkaRequestHandlerPoolFactory;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.metadata.KafkaConfigSchema;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.network.Request;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.RequestLocal;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's broker and controller of one node, put together as {@link KafkaRaftServer} does it, which
 * keeps its parts to itself: the controller gets the partition limit before it, and the broker can
 * be handed to extensions.
 */
final class KafkaNode {
  /** Kafka itself waits for five minutes. */
  private static final Duration LONGEST_HANDING_OVER = Duration.ofSeconds(20);

  private final Optional<ControllerServer> controller;
  private final Optional<BrokerServer> broker;

  /**
   * @param settings Kafka's configuration
   * @param broker whether it serves clients
   * @param controller whether it votes
   * @param partitions most partitions of the cluster
   */
  KafkaNode(Map<String, String> settings, boolean broker, boolean controller, int partitions) {
    KafkaConfig config = new KafkaConfig(settings, false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> storage =
        KafkaRaftServer.initializeLogDirs(
            config, LoggerFactory.getLogger(KafkaNode.class), "[node " + config.nodeId() + "] ");
    Metrics metrics =
        Server$.MODULE$.initializeMetrics(
            config, Time.SYSTEM, storage._1().clusterId().orElseThrow());
    SharedServer shared = new ObservedServer(config, storage._1(), metrics);
    this.controller =
        controller
            ? Optional.of(
                new LimitedController(
                    shared, KafkaRaftServer.configSchema(), storage._2(), partitions))
            : Optional.empty();
    this.broker = broker ? Optional.of(new BrokerServer(shared)) : Optional.empty();
  }

  /** Starts both; returns when the broker is registered and unfenced. */
  void start() {
    // The controller first: the broker's part of the quorum needs its endpoints.
    controller.ifPresent(ControllerServer::startup);
    broker.ifPresent(BrokerServer::startup);
  }

  /**
   * Controlled shutdown. The broker first, for it needs the controller to hand its leaders over.
   * Where all nodes of a cluster stop at once the last ones find no controller any more: they close
   * their logs in good order before whoever stops them loses patience and kills them.
   */
  void stop() {
    broker.ifPresent(server -> server.shutdown(LONGEST_HANDING_OVER));
    controller.ifPresent(ControllerServer::shutdown);
  }

  Optional<BrokerServer> broker() {
    return broker;
  }

  /** Kafka's shared parts, with a note on requests before they are handled. */
  private static final class ObservedServer extends SharedServer {
    private final KafkaRequestHandlerPoolFactory pools = new ObservedPools();

    ObservedServer(KafkaConfig config, MetaPropertiesEnsemble storage, Metrics metrics) {
      super(
          config,
          storage,
          Time.SYSTEM,
          metrics,
          CompletableFuture.completedFuture(
              QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
          QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
          new StandardFaultHandlerFactory(),
          ServerSocketFactory.INSTANCE);
    }

    @Override
    public KafkaRequestHandlerPoolFactory requestHandlerPoolFactory() {
      return pools;
    }
  }

  /** Makes handler pools whose handlers note what the authorizer must know. */
  private static final class ObservedPools extends KafkaRequestHandlerPoolFactory {
    @Override
    public KafkaRequestHandlerPool createPool(
        int brokerId,
        RequestChannel channel,
        ApiRequestHandler handler,
        Time time,
        int threads,
        String nodeName) {
      return super.createPool(
          brokerId, channel, new ObservedHandler(handler), time, threads, nodeName);
    }
  }

  /** Kafka's handler with {@link SettingsRequests} before it. */
  private record ObservedHandler(ApiRequestHandler kafka) implements ApiRequestHandler {
    @Override
    public void handle(Request request, RequestLocal local) {
      SettingsRequests.handle(request, () -> kafka.handle(request, local));
    }

    @Override
    public void tryCompleteActions() {
      kafka.tryCompleteActions();
    }
  }

  /** Kafka's controller server, with the partition limit before the controller that it makes. */
  private static final class LimitedController extends ControllerServer {
    private final PartitionLimit limit;

    LimitedController(
        SharedServer shared,
        KafkaConfigSchema schema,
        BootstrapMetadata bootstrap,
        int partitions) {
      super(shared, schema, bootstrap);
      this.limit = new PartitionLimit(partitions, Clock.systemUTC());
    }

    @Override
    public void controller_$eq(Controller made) {
      metadataPublishers().add(limit);
      super.controller_$eq(limit.before(made));
    }
  }
}
