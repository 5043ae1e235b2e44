package dev.samsa.controlplane.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Speaks the part of Stripe's API that pays invoices: checkout sessions with idempotency keys. It
 * answers {@code /seen} with what it was asked, and {@code /mode/…} makes it refuse or be down.
 */
public final class StripeStandIn implements QuarkusTestResourceLifecycleManager {
  static final String WEBHOOK_SECRET = "whsec_for-tests";
  private static final String KEY = "sk_test_for-tests";

  private final Map<String, String> sessions = new HashMap<>();
  private final List<String> seen = new ArrayList<>();
  private String mode = "up";
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/v1/checkout/sessions", this::session);
      server.createContext("/seen", exchange -> answer(exchange, 200, String.join("\n", seen)));
      server.createContext("/mode/", this::setMode);
      server.start();
      Path folder = Files.createTempDirectory("stripe-stand-in");
      Path key = Files.writeString(folder.resolve("key"), KEY + "\n");
      Path secret = Files.writeString(folder.resolve("secret"), WEBHOOK_SECRET + "\n");
      return Map.of(
          "samsa.payments.providers",
          "manual,stripe",
          "samsa.payments.stripe.key-file",
          key.toString(),
          "samsa.payments.stripe.webhook-secret-file",
          secret.toString(),
          "samsa.payments.stripe.api-base",
          "http://127.0.0.1:" + server.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private synchronized void setMode(HttpExchange exchange) throws IOException {
    mode = exchange.getRequestURI().getPath().substring("/mode/".length());
    answer(exchange, 200, mode);
  }

  private synchronized void session(HttpExchange exchange) throws IOException {
    String body =
        URLDecoder.decode(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, error("invalid_request_error", "Invalid API Key provided"));
    } else if (mode.equals("down")) {
      answer(exchange, 503, error("api_error", "down"));
    } else if (mode.equals("refuse")) {
      answer(exchange, 400, error("invalid_request_error", "amount too small"));
    } else {
      seen.add(key + " " + body);
      String session = sessions.computeIfAbsent(key, any -> "cs_test_" + (sessions.size() + 1));
      answer(
          exchange,
          200,
          "{\"id\":\"%s\",\"object\":\"checkout.session\",\"url\":\"https://checkout.test/%s\"}"
              .formatted(session, session));
    }
  }

  private static String error(String type, String message) {
    return "{\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}".formatted(type, message);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
