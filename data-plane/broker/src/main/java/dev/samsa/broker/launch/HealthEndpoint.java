package dev.samsa.broker.launch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.samsa.broker.launch.StartFailure.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Tells probes how the node is, over plain HTTP on all addresses, only when a port is asked for:
 * {@code /ready} answers 200 while the node serves and 503 with a sentence while not; {@code /live}
 * answers 200 as long as the process can answer at all; {@code /drained} answers 200 once the node
 * can be taken out for good, and 503 with a sentence before.
 */
final class HealthEndpoint implements AutoCloseable {
  private final HttpServer server;

  private HealthEndpoint(HttpServer server) {
    this.server = server;
  }

  /**
   * Begins to answer.
   *
   * @param port port to bind
   * @param obstacle why the node does not serve; empty if it does
   * @param undrained what would be lost with the node's data; empty if nothing would
   * @throws StartFailure if the port is taken
   */
  static HealthEndpoint open(
      int port, Supplier<Optional<String>> obstacle, Supplier<Optional<String>> undrained)
      throws StartFailure {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
      server.setExecutor(
          Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("health").factory()));
      server.createContext("/live", exchange -> answer(exchange, 200, "the process runs"));
      server.createContext("/ready", exchange -> answer(exchange, obstacle, "the node serves"));
      server.createContext(
          "/drained", exchange -> answer(exchange, undrained, "nothing is left to send"));
      server.start();
      return new HealthEndpoint(server);
    } catch (IOException e) {
      throw new StartFailure(
          Kind.PORT, "cannot listen on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(
      HttpExchange exchange, Supplier<Optional<String>> objection, String otherwise)
      throws IOException {
    Optional<String> sentence = objection.get();
    answer(exchange, sentence.isEmpty() ? 200 : 503, sentence.orElse(otherwise));
  }

  private static void answer(HttpExchange exchange, int status, String sentence)
      throws IOException {
    byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
