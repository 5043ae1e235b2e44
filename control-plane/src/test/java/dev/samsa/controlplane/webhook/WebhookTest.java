package dev.samsa.controlplane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, String> received = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> received.put(name.toLowerCase(), values.getFirst()));
          received.put(
              "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          String path = exchange.getRequestURI().getPath();
          if (path.equals("/moved")) {
            exchange.getResponseHeaders().add("Location", url("localhost", "/hook"));
          }
          int status = path.equals("/moved") ? 302 : path.equals("/broken") ? 500 : 204;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    vertx.close();
  }

  @Test
  void aMessageIsSignedAsStandardWebhooksSay() throws Exception {
    post(true, "localhost", "/hook", WebhookTarget.Resolver.system());

    assertThat(received)
        .containsEntry("webhook-id", "msg-1")
        .containsEntry("webhook-timestamp", "1700000000")
        .containsEntry("body", "{\"a\":1}")
        .containsEntry(
            "webhook-signature", WebhookSecrets.sign(SECRET, "msg-1", 1_700_000_000, "{\"a\":1}"));
  }

  @Test
  void aSignatureIsTheOneThatOtherLibrariesCompute() {
    // From the reference implementations of Standard Webhooks.
    assertThat(
            WebhookSecrets.sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void theConnectionGoesToTheAddressThatWasLookedAt() throws Exception {
    AtomicInteger lookUps = new AtomicInteger();
    post(
        true,
        "no-such-name.invalid",
        "/hook",
        host -> {
          lookUps.incrementAndGet();
          return List.of(InetAddress.getLoopbackAddress());
        });
    assertThat(calls).hasValue(1);
    assertThat(lookUps).hasValue(1);
    assertThat(received.get("host")).startsWith("no-such-name.invalid");
  }

  @Test
  void aNameThatAlsoLeadsInsideIsRefusedAndNobodyIsCalled() {
    assertThatThrownBy(() ->
            post(
                false,
                "hooks.example.com",
                "/hook",
                host ->
                    List.of(
                        InetAddress.getByName("93.184.215.14"), InetAddress.getLoopbackAddress())))
        .isInstanceOf(RefusedTargetException.class)
        .hasMessageContaining("hooks.example.com is not an address of the public internet");
    assertThat(calls).hasValue(0);
  }

  @Test
  void aRedirectIsNotFollowedAndCountsAsARefusal() {
    assertThatThrownBy(() -> post(true, "localhost", "/moved", WebhookTarget.Resolver.system()))
        .hasMessage("answered with status 302");
    assertThatThrownBy(() -> post(true, "localhost", "/broken", WebhookTarget.Resolver.system()))
        .hasMessage("answered with status 500");
    assertThat(calls).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2001::1"
      })
  void addressesThatAreNotPublicAreKnown(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.215.14",
        "1.1.1.1",
        "172.32.0.1",
        "100.128.0.1",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "64:ff9b::101:101",
        "::ffff:1.1.1.1"
      })
  void publicAddressesAreKnownToo(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
  }

  private void post(
      boolean privateAllowed, String host, String path, WebhookTarget.Resolver resolver)
      throws IOException, InterruptedException {
    try (WebhookSender sender = new WebhookSender(vertx, resolver, privateAllowed)) {
      sender.post(
          new WebhookSender.Message("msg-1", url(host, path), SECRET, "{\"a\":1}"), 1_700_000_000);
    }
  }

  private String url(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }
}
