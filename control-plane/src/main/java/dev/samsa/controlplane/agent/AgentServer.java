package dev.samsa.controlplane.agent;

import dev.samsa.controlplane.platform.PlatformConfig;
import dev.samsa.controlplane.trust.Authorities;
import dev.samsa.controlplane.trust.Credential;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Future;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The listener of the agent API. Its start takes as long as that of all cells together, so that it
 * runs beside theirs.
 */
@ApplicationScoped
public class AgentServer {
  private static final int AFTER_SCHEMA = 20;
  private static final int BEFORE_WORKERS = 390;
  private static final Logger LOG = Logger.getLogger(AgentServer.class);
  private static final long START_SECONDS = 10;
  private static final int IDLE_SECONDS = 120;

  private final Vertx vertx;
  private final AgentConfig config;
  private final PlatformConfig platform;
  private final Authorities authorities;
  private final AgentDispatch dispatch;
  private volatile Future<HttpServer> server;
  private volatile Credential shown;

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
    int port = config.port() == 0 ? started().actualPort() : config.port();
    return List.of(
        config.publicUrl().map(URI::toString).orElse("https://" + config.host() + ":" + port));
  }

  void begin(@Observes @Priority(AFTER_SCHEMA) StartupEvent event) {
    server =
        vertx
            .executeBlocking(() -> shown = authorities.agentListener(names()))
            .map(this::options)
            .compose(options ->
                vertx
                    .createHttpServer(options)
                    .requestHandler(dispatch::handle)
                    .listen(config.port(), config.host()));
  }

  /** Fails if there is no listener. */
  void awaitStart(@Observes @Priority(BEFORE_WORKERS) StartupEvent event) {
    started();
  }

  void stop(@Observes ShutdownEvent event) {
    Future<HttpServer> begun = server;
    if (begun != null && begun.succeeded()) {
      begun.result().close();
    }
  }

  /** Shows a new certificate before the old one ends; connections that stand are kept. */
  @Scheduled(every = "24h", delayed = "24h")
  void renew() {
    Credential next = authorities.agentListener(names());
    if (!next.equals(shown)) {
      started()
          .updateSSLOptions(options(next).getSslOptions())
          .onSuccess(done -> shown = next)
          .onFailure(e -> LOG.errorf(e, "the agent listener keeps its old certificate"));
    }
  }

  private HttpServer started() {
    try {
      return server.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the agent listener started", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "The agent listener cannot have "
              + config.host()
              + ":"
              + config.port()
              + "; set samsa.agent.port to a free port.",
          e);
    }
  }

  /** Hosts that brokers may dial. */
  private List<String> names() {
    List<String> names =
        new ArrayList<>(List.of(platform.host(), config.host(), "localhost", "127.0.0.1", "::1"));
    config.publicUrl().map(URI::getHost).ifPresent(names::add);
    return names;
  }

  private HttpServerOptions options(Credential own) {
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
