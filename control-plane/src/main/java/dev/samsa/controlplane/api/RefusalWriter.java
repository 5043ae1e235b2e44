package dev.samsa.controlplane.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/** Answers refusals that happen before a request reaches its resource, in the same shapes. */
public final class RefusalWriter {
  private RefusalWriter() {}

  /** Writes the whole answer; headers set before are kept. */
  public static void write(RoutingContext context, ApiException refusal) {
    ApiFamily family = ApiFamily.ofPath(context.normalizedPath());
    refusal
        .retryAfter()
        .ifPresent(wait ->
            context
                .response()
                .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds()))));
    context
        .response()
        .setStatusCode(refusal.code().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(
            Json.encode(
                family.body(
                    RequestIds.of(context),
                    refusal.code(),
                    refusal.getMessage(),
                    refusal.field().orElse(null))));
  }
}
