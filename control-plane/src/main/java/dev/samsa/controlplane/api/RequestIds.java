package dev.samsa.controlplane.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/**
 * Gives each request an id, answered as {@code x-request-id} and written to the log with what went
 * wrong.
 */
@ApplicationScoped
public final class RequestIds {
  private static final String KEY = "samsa.request-id";
  private static final int BEFORE_EVERYTHING = 10_000;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          String id = UUID.randomUUID().toString();
          context.put(KEY, id);
          context.response().putHeader("x-request-id", id);
          context.next();
        },
        BEFORE_EVERYTHING);
  }

  static String of(RoutingContext context) {
    String id = context.get(KEY);
    return id == null ? "unknown" : id;
  }
}
