package dev.samsa.controlplane.api;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses bodies of more than 1 MiB. Routes that take records may get as much as the HTTP server
 * lets in ({@code quarkus.http.limits.max-body-size}); within that the topic decides.
 */
@ApplicationScoped
public final class BodyLimit {
  private static final long ORDINARY_BYTES = 1 << 20;
  private static final long RECORDS_BYTES = 24 << 20;
  private static final int BEFORE_ROUTES = 8_000;

  /** After the server has noted its own limit for bodies that do not announce their length. */
  private static final int AFTER_SERVER_LIMIT = 1;

  private static final Pattern RECORDS =
      Pattern.compile("/kafka/v3/clusters/[^/]+/topics/[^/]+/records(:batch)?");

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::refuseAnnounced, BEFORE_ROUTES);
    filters.register(BodyLimit::limitUnannounced, AFTER_SERVER_LIMIT);
  }

  private static void refuseAnnounced(RoutingContext context) {
    long limit = limit(context);
    if (announced(context) > limit) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      RefusalWriter.write(
          context,
          ApiException.of(
              ErrorCode.TOO_LARGE, "A body may have at most " + (limit >> 20) + " MiB here."));
    } else {
      context.next();
    }
  }

  private static void limitUnannounced(RoutingContext context) {
    if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(context));
    }
    context.next();
  }

  private static long limit(RoutingContext context) {
    return RECORDS.matcher(context.normalizedPath()).matches() ? RECORDS_BYTES : ORDINARY_BYTES;
  }

  private static long announced(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0; // The HTTP server refuses it by itself.
    }
  }
}
