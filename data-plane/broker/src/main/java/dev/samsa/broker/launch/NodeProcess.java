package dev.samsa.broker.launch;

import dev.samsa.broker.launch.StartFailure.Kind;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.InvalidDescriptionException;
import dev.samsa.description.cluster.ClusterDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node as the whole of a process: its lock, its start and its end by a signal. */
public final class NodeProcess {
  private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);

  private NodeProcess() {}

  /**
   * Runs a node until a signal ends the process.
   *
   * @throws StartFailure if it cannot start
   */
  public static void run(LaunchArguments arguments) throws StartFailure, InterruptedException {
    ClusterDescription cluster = description(arguments);
    try {
      arguments.folders().create();
      NodeLock lock = NodeLock.take(arguments.folders());
      KeptData.require(arguments.keptData(), arguments.node(), arguments.folders().log());
      Node node = new Node(cluster, arguments.node(), arguments.folders());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, lock), "stop"));
      if (arguments.healthPort() != null) {
        HealthEndpoint.open(arguments.healthPort(), node::obstacle, node::undrained);
      }
      node.start();
    } catch (IOException | RuntimeException e) {
      // The end of the process: whatever Kafka throws becomes one line and an exit code.
      LOG.error("The node cannot start", e);
      throw FailureSentences.of(e);
    }
    new CountDownLatch(1).await();
  }

  private static ClusterDescription description(LaunchArguments arguments) throws StartFailure {
    Path file = arguments.description();
    try {
      ClusterDescription cluster =
          DescriptionJson.read(Files.readString(file), ClusterDescription.class);
      cluster.node(arguments.node());
      return cluster;
    } catch (IOException e) {
      throw new StartFailure(Kind.DESCRIPTION, "cannot read the description " + file, e);
    } catch (InvalidDescriptionException e) {
      throw new StartFailure(
          Kind.DESCRIPTION, "the description " + file + " is wrong: " + e.getMessage(), e);
    }
  }

  private static void stop(Node node, NodeLock lock) {
    try {
      node.close();
      lock.close();
    } catch (IOException e) {
      LOG.error("The node has stopped, but not cleanly", e);
    }
  }
}
