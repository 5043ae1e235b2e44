package dev.samsa.controlplane.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Headers of every answer, the API's too: nothing runs that this origin did not ship, nobody frames
 * it, and no answer is taken for another type than it says.
 */
@ApplicationScoped
public class ResponseHeaders {
  private static final int BEFORE_ALL_ANSWERS = 9_900;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  void register(@Observes Filters filters) {
    filters.register(ResponseHeaders::handle, BEFORE_ALL_ANSWERS);
  }

  private static void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (context.request().isSSL()) {
      response.putHeader("Strict-Transport-Security", "max-age=31536000");
    }
    context.next();
  }
}
