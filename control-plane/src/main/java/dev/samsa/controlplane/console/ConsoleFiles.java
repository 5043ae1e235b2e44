package dev.samsa.controlplane.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Answers the console's files and pages, before anybody is asked who they are: they hold nothing of
 * any tenant.
 */
@ApplicationScoped
public class ConsoleFiles {
  /** Before authentication, after the headers that every answer gets. */
  private static final int BEFORE_AUTHENTICATION = 8_000;

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final ConsoleBundle bundle;

  public ConsoleFiles(ConsoleBundle bundle) {
    this.bundle = bundle;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, BEFORE_AUTHENTICATION);
  }

  private void handle(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      context.next();
      return;
    }
    String path = context.normalizedPath();
    boolean page = ConsolePaths.isPage(path);
    Optional<ConsoleFile> file = bundle.find(page ? ConsolePaths.ENTRY : path);
    boolean lost = file.isEmpty() && asksForAPage(context) && ConsolePaths.isNobodys(path);
    if (file.isPresent()) {
      answer(context, file.get());
    } else if (lost && bundle.present()) {
      // The console finds that it has no such page, and says so.
      context.response().setStatusCode(404);
      answer(context, bundle.find(ConsolePaths.ENTRY).orElseThrow());
    } else if (page && !bundle.present()) {
      context
          .response()
          .setStatusCode(501)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
          .end(
              "The console was left out of this build, because Node.js was missing. Install"
                  + " Node.js 20 or later and start again; the REST API works without it.\n");
    } else {
      context.next();
    }
  }

  private void answer(RoutingContext context, ConsoleFile file) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    response
        .putHeader(HttpHeaders.ETAG, file.entityTag())
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .putHeader(HttpHeaders.CACHE_CONTROL, file.immutable() ? FOR_EVER : ASK_AGAIN);
    boolean unchanged = file.entityTag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    if (unchanged && response.getStatusCode() == 200) {
      response.setStatusCode(304).end();
      return;
    }
    boolean compressed = file.gzip() && takesGzip(request);
    if (compressed) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    byte[] content = compressed ? bundle.packed(file) : bundle.plain(file);
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(content));
    }
  }

  /** Browsers do when somebody types an address; scripts and tools do not. */
  private static boolean asksForAPage(RoutingContext context) {
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains("text/html");
  }

  private static boolean takesGzip(HttpServerRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }
}
