package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.webhook.WebhookTarget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Fetches documents from addresses that tenants name, under the rules of webhooks: only from where
 * one may go, from an address that was looked at, without following redirects; and not longer nor
 * more than a key set needs.
 */
final class KeySetSource implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 256 * 1024;
  private static final int OK = 200;
  private static final int TLS_PORT = 443;
  private static final int PLAIN_PORT = 80;

  private final HttpClient client;
  private final WebhookTarget.Resolver resolver;
  private final boolean privateAllowed;

  KeySetSource(Vertx vertx, WebhookTarget.Resolver resolver, boolean privateAllowed) {
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
   * The document at an address, blocking the thread.
   *
   * @throws dev.samsa.controlplane.webhook.RefusedTargetException if one may not go there
   * @throws IOException if it cannot be had: the reason for people
   */
  String fetch(String url) throws IOException, InterruptedException {
    URI uri = URI.create(url);
    InetAddress address = WebhookTarget.address(uri, privateAllowed, resolver);
    boolean tls = uri.getScheme().equalsIgnoreCase("https");
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(uri.getHost())
            .setPort(port)
            .setSsl(tls)
            .setURI(path(uri))
            .setFollowRedirects(false)
            .setTimeout(PATIENCE.toMillis())
            .putHeader("accept", "application/jwk-set+json, application/json")
            .putHeader("user-agent", "Samsa");
    try {
      return client
          .request(options)
          .compose(request -> request.send())
          .compose(KeySetSource::body)
          .toCompletionStage()
          .toCompletableFuture()
          .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .toString(StandardCharsets.UTF_8);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("It did not answer in time.", e);
    }
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      response.request().connection().close();
      return Future.failedFuture(
          new AnswerException("It answered with status " + response.statusCode() + ", not 200."));
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer soFar = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.endHandler(end -> whole.tryComplete(soFar));
    response.handler(part -> {
      if (soFar.length() + part.length() > MOST_BYTES) {
        whole.tryFail(new AnswerException("It sent more than " + MOST_BYTES + " bytes."));
        response.request().connection().close();
      } else {
        soFar.appendBuffer(part);
      }
    });
    return whole.future();
  }

  /** What a library says may name addresses behind the name that the tenant gave. */
  private static String reason(Throwable cause) {
    return switch (cause) {
      case AnswerException answer -> answer.getMessage();
      case SSLException tls -> "No TLS connection could be made to it; look at its certificate.";
      default -> "It cannot be reached.";
    };
  }

  /** It answered, but not as it should: the message is for the tenant. */
  private static final class AnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerException(String message) {
      super(message);
    }
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
