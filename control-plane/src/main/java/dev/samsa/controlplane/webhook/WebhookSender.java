package dev.samsa.controlplane.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts one signed message. It follows no redirect: that would lead to where nobody looked. */
public final class WebhookSender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TLS_PORT = 443;
  private static final int PLAIN_PORT = 80;

  private final HttpClient client;
  private final WebhookTarget.Resolver resolver;
  private final boolean privateAllowed;

  public WebhookSender(Vertx vertx, WebhookTarget.Resolver resolver, boolean privateAllowed) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setIdleTimeout((int) PATIENCE.toSeconds())
                .setKeepAlive(false)
                .setMaxHeaderSize(16 * 1024));
    this.resolver = resolver;
    this.privateAllowed = privateAllowed;
  }

  /**
   * A message.
   *
   * @param id the same for each attempt, so that its receiver can tell a repetition
   */
  public record Message(String id, String url, String secret, String body) {}

  /**
   * Posts it, blocking the thread.
   *
   * @throws RefusedTargetException if it may not go there
   * @throws IOException if nobody took it: the reason for people
   */
  public void post(Message message, long epochSecond) throws IOException, InterruptedException {
    URI uri = URI.create(message.url());
    InetAddress address = WebhookTarget.address(uri, privateAllowed, resolver);
    boolean tls = uri.getScheme().equalsIgnoreCase("https");
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(uri.getHost())
            .setPort(port)
            .setSsl(tls)
            .setURI(path(uri))
            .setFollowRedirects(false)
            .setTimeout(PATIENCE.toMillis())
            .putHeader("content-type", "application/json")
            .putHeader("user-agent", "Samsa")
            .putHeader("webhook-id", message.id())
            .putHeader("webhook-timestamp", Long.toString(epochSecond))
            .putHeader(
                "webhook-signature",
                WebhookSecrets.sign(message.secret(), message.id(), epochSecond, message.body()));
    int status = send(options, message.body());
    if (status < 200 || status > 299) {
      throw new IOException("answered with status " + status);
    }
  }

  private int send(RequestOptions options, String body) throws IOException, InterruptedException {
    try {
      // Of the answer only the status counts; its body is not read.
      return client
          .request(options)
          .compose(request ->
              request
                  .send(body)
                  .map(response -> {
                    int status = response.statusCode();
                    request.connection().close();
                    return status;
                  }))
          .toCompletionStage()
          .toCompletableFuture()
          .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("cannot be reached: " + reason(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("did not answer in time", e);
    }
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  @Override
  public void close() {
    client.close();
  }
}
