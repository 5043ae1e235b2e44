package dev.samsa.broker.launch;

import dev.samsa.broker.launch.StartFailure.Kind;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks at a node's ports before Kafka does, which would not say which one is taken. */
final class ListenerPorts {
  private ListenerPorts() {}

  static void requireFree(NodeDescription node) throws StartFailure {
    for (Listener listener :
        Stream.of(node.client(), node.internal(), node.quorum())
            .filter(Objects::nonNull)
            .toList()) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(listener.bindHost(), listener.port()));
      } catch (IOException e) {
        throw new StartFailure(
            Kind.PORT,
            "cannot listen on %s:%d: %s"
                .formatted(listener.bindHost(), listener.port(), e.getMessage()),
            e);
      }
    }
  }
}
