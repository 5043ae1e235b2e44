package dev.samsa.controlplane.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Refuses bodies that announce more than 1 MiB; what a record route allows is its topic's say. */
@ApplicationScoped
public final class BodyLimit {
  private static final long MAX_BYTES = 1 << 20;
  private static final int BEFORE_ROUTES = 8_000;
  private static final Pattern RECORDS =
      Pattern.compile("/kafka/v3/clusters/[^/]+/topics/[^/]+/records(:batch)?");

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::handle, BEFORE_ROUTES);
  }

  private static void handle(RoutingContext context) {
    if (announced(context) > MAX_BYTES && !RECORDS.matcher(context.normalizedPath()).matches()) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      RefusalWriter.write(
          context, ApiException.of(ErrorCode.TOO_LARGE, "A body may have at most 1 MiB."));
    } else {
      context.next();
    }
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
