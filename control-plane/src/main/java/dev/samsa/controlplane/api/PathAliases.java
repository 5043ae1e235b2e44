package dev.samsa.controlplane.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Serves each route under the other spellings that existing tools use (wire contract 1.2, 4.2):
 * {@code /api/org/v2/…} for {@code /org/v2/…}, anything below {@code /confluent.cloud/}, and
 * doubled slashes.
 */
@ApplicationScoped
public final class PathAliases {
  private static final int BEFORE_AUTHENTICATION = 9_000;

  void register(@Observes Filters filters) {
    filters.register(PathAliases::handle, BEFORE_AUTHENTICATION);
  }

  private static void handle(RoutingContext context) {
    String path = context.request().path();
    String canonical = canonical(path);
    if (canonical.equals(path)) {
      context.next();
    } else {
      String query = context.request().query();
      context.reroute(query == null ? canonical : canonical + "?" + query);
    }
  }

  /** The spelling under which the route is declared. */
  static String canonical(String path) {
    String single = path.replaceAll("/{2,}", "/");
    if (single.startsWith("/confluent.cloud/")) {
      single = single.substring("/confluent.cloud".length());
    }
    if (single.startsWith("/api/")) {
      String rest = single.substring("/api".length());
      if (RouteFamilies.isVersioned(RouteFamilies.of(rest))) {
        return rest;
      }
    }
    return single;
  }
}
