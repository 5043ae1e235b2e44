package dev.samsa.controlplane.agent;

import dev.samsa.controlplane.platform.PlatformConfig;
import dev.samsa.controlplane.trust.Authorities;
import dev.samsa.controlplane.trust.Credential;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The listener of the agent API. */
@ApplicationScoped
public class AgentServer {
  /** After the database, before the workers that start brokers. */
  private static final int START = 200;

  private static final long START_SECONDS = 10;
  private static final int IDLE_SECONDS = 120;

  private final Vertx vertx;
  private final AgentConfig config;
  private final PlatformConfig platform;
  private final Authorities authorities;
  private final AgentDispatch dispatch;
  private volatile HttpServer server;

  public AgentServer(
      Vertx vertx,
      AgentConfig config,
      PlatformConfig platform,
      Authorities authorities,
      AgentDispatch dispatch) {
    this.vertx = vertx;
    this.config = config;
    this.platform = platform;
    this.authorities = authorities;
    this.dispatch = dispatch;
  }

  /** URLs that brokers dial. */
  public List<String> urls() {
    HttpServer running = server;
    int port = running == null ? config.port() : running.actualPort();
    return List.of(
        config.publicUrl().map(URI::toString).orElse("https://" + config.host() + ":" + port));
  }

  void start(@Observes @Priority(START) StartupEvent event) {
    HttpServer created = vertx.createHttpServer(options());
    created.requestHandler(dispatch::handle);
    try {
      server =
          created
              .listen(config.port(), config.host())
              .toCompletionStage()
              .toCompletableFuture()
              .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the agent listener started", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(
          "The agent listener cannot have "
              + config.host()
              + ":"
              + config.port()
              + "; set samsa.agent.port to a free port.",
          e);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    HttpServer running = server;
    if (running != null) {
      running.close();
    }
  }

  /** Hosts that brokers may dial. */
  private List<String> names() {
    List<String> names =
        new ArrayList<>(List.of(platform.host(), config.host(), "localhost", "127.0.0.1", "::1"));
    config.publicUrl().map(URI::getHost).ifPresent(names::add);
    return names;
  }

  private HttpServerOptions options() {
    Credential own = authorities.agentListener(names());
    return new HttpServerOptions()
        .setSsl(true)
        .setClientAuth(ClientAuth.REQUIRED)
        .setIdleTimeout(IDLE_SECONDS)
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setKeyValue(Buffer.buffer(own.keyPem()))
                .setCertValue(Buffer.buffer(own.certificatePem())))
        .setTrustOptions(
            new PemTrustOptions()
                .addCertValue(Buffer.buffer(authorities.agent().certificatePem())));
  }
}
