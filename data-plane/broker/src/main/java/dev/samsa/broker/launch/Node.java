package dev.samsa.broker.launch;

import dev.samsa.broker.access.snapshot.AccessState;
import dev.samsa.broker.access.snapshot.SnapshotClient;
import dev.samsa.broker.access.snapshot.SnapshotFile;
import dev.samsa.broker.agent.AgentClient;
import dev.samsa.broker.agent.PemTls;
import dev.samsa.broker.config.BrokerConfig;
import dev.samsa.broker.extension.BrokerContext;
import dev.samsa.broker.extension.BrokerExtension;
import dev.samsa.broker.launch.StartFailure.Kind;
import dev.samsa.broker.runtime.NodeRuntime;
import dev.samsa.broker.runtime.PrincipalCounts;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.SecretFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node with all its parts, from its start to its stop. */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration STILL_WAITING = Duration.ofSeconds(30);

  private final ClusterDescription cluster;
  private final NodeFolders folders;
  private final ReadyFile ready;
  private final NodeRuntime runtime;
  private final AgentClient agent;
  private final SnapshotClient snapshots;
  private final KafkaNode kafka;
  private final BrokerContext context;
  private volatile boolean serving;
  private final List<BrokerExtension> extensions =
      ServiceLoader.load(BrokerExtension.class).stream().map(ServiceLoader.Provider::get).toList();

  /**
   * Prepares a node: folders, storage, configuration; nothing runs yet. The caller holds the lock
   * on the data folder.
   *
   * @throws StartFailure if something that it needs is missing or wrong
   */
  public Node(ClusterDescription cluster, int nodeId, NodeFolders folders) throws StartFailure {
    this.cluster = cluster;
    this.folders = folders;
    this.ready = new ReadyFile(folders);
    NodeDescription node = cluster.node(nodeId);
    SecretReader secrets = new SecretReader(folders);
    AccessState access = new AccessState();
    this.agent = new AgentClient(cluster.agent().urls(), agentTls(secrets));
    String runtimeId = UUID.randomUUID().toString();
    Map<String, String> settings =
        BrokerConfig.render(cluster, nodeId, folders, secrets.listeners(node.broker()), runtimeId);
    Storage.format(cluster, node, folders.log());
    PrincipalCounts principals = new PrincipalCounts();
    this.runtime =
        new NodeRuntime(runtimeId, cluster, access, secrets.pepper(), principals).register();
    this.snapshots =
        new SnapshotClient(
            agent, cluster.clusterId(), nodeId, access, new SnapshotFile(folders.state()));
    this.kafka =
        new KafkaNode(settings, node.broker(), node.controller(), cluster.limits().partitions());
    this.context =
        new BrokerContext(
            cluster, node, folders, agent, () -> kafka.broker().orElse(null), principals);
  }

  private static SSLContext agentTls(SecretReader secrets) throws StartFailure {
    try {
      return PemTls.context(
          secrets.text(SecretFiles.AGENT_CERT),
          secrets.text(SecretFiles.AGENT_KEY),
          secrets.text(SecretFiles.AGENT_TRUST));
    } catch (GeneralSecurityException e) {
      throw new StartFailure(
          Kind.SECRETS, "the agent certificate, key or trust is not PEM: " + e.getMessage(), e);
    }
  }

  /**
   * Starts everything and returns when the node serves: registered, unfenced and with an access
   * snapshot applied.
   *
   * @throws StartFailure if a port is taken
   */
  public void start() throws StartFailure, IOException, InterruptedException {
    Instant startedAt = Instant.now();
    ready.remove();
    ListenerPorts.requireFree(context.node());
    snapshots.start();
    if (context.node().broker()) {
      extensions.forEach(e -> e.starting(context));
    }
    kafka.start();
    if (context.node().broker()) {
      extensions.forEach(e -> e.started(context));
    }
    while (!runtime.access().awaitFirst(STILL_WAITING)) {
      LOG.warn("Kafka serves, but no access snapshot has come yet, so that all keys are refused");
    }
    ready.write(startedAt);
    serving = true;
    HeapTrim.soonAfterStart();
    LOG.info("Node {} of {} is ready", context.node().id(), cluster.clusterId());
  }

  /** Why the node does not serve now; empty if it does. Any thread may ask, at any time. */
  Optional<String> obstacle() {
    if (!serving) {
      return Optional.of("the node is starting or stopping");
    }
    int id = context.node().id();
    boolean fenced =
        kafka.broker().map(broker -> !broker.metadataCache().hasAliveBroker(id)).orElse(false);
    return fenced ? Optional.of("the controller has fenced the broker") : Optional.empty();
  }

  /**
   * What would be lost if the node were taken out for good now, with its data; empty if nothing
   * would. Any thread may ask, at any time.
   */
  Optional<String> undrained() {
    if (!serving) {
      return Optional.of("the node is starting or stopping");
    }
    return extensions.stream()
        .map(BrokerExtension::undrained)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Controlled shutdown of everything. */
  @Override
  public void close() throws IOException {
    serving = false;
    ready.remove();
    if (context.node().broker()) {
      each("stopping", BrokerExtension::stopping);
    }
    kafka.stop();
    if (context.node().broker()) {
      each("stopped", BrokerExtension::stopped);
    }
    snapshots.close();
    agent.close();
    runtime.close();
    LOG.info(
        "Node {} of {} has stopped; its data is in {}",
        context.node().id(),
        cluster.clusterId(),
        folders.data());
  }

  private void each(String step, Consumer<BrokerExtension> call) {
    for (BrokerExtension extension : extensions) {
      try {
        call.accept(extension);
      } catch (RuntimeException e) {
        // An extension is someone else's code: its failure must not keep Kafka from stopping.
        LOG.error("{} failed while {}", extension.getClass().getName(), step, e);
      }
    }
  }
}
