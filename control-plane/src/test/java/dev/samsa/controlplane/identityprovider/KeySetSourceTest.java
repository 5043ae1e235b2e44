package dev.samsa.controlplane.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.samsa.controlplane.webhook.RefusedTargetException;
import dev.samsa.controlplane.webhook.WebhookTarget;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeySetSourceTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          String path = exchange.getRequestURI().getPath();
          byte[] body = (path.equals("/huge") ? "x".repeat(300_000) : "{}").getBytes();
          if (path.equals("/moved")) {
            exchange.getResponseHeaders().add("Location", url("/keys"));
          }
          exchange.sendResponseHeaders(
              path.equals("/moved") ? 302 : path.equals("/broken") ? 500 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    vertx.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private String fetch(boolean privateAllowed, String path) throws Exception {
    try (KeySetSource source =
        new KeySetSource(vertx, WebhookTarget.Resolver.system(), privateAllowed)) {
      return source.fetch(url(path));
    }
  }

  @Test
  void aDocumentIsFetched() throws Exception {
    assertThat(fetch(true, "/keys")).isEqualTo("{}");
  }

  @Test
  void nothingIsFetchedFromThisMachineUnlessTheOperatorAllowsIt() {
    assertThatThrownBy(() -> fetch(false, "/keys")).isInstanceOf(RefusedTargetException.class);
    assertThat(calls).hasValue(0);
  }

  @Test
  void whatIsNotThereMovedOrTooMuchIsNotTaken() {
    assertThatThrownBy(() -> fetch(true, "/broken")).hasMessageContaining("status 500");
    assertThatThrownBy(() -> fetch(true, "/moved")).hasMessageContaining("status 302");
    assertThatThrownBy(() -> fetch(true, "/huge")).hasMessageContaining("more than 262144 bytes");
    assertThat(calls).hasValue(3);
  }
}
