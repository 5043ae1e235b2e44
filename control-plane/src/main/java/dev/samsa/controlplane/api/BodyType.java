package dev.samsa.controlplane.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes JSON only. Routes that say nothing of it would read a text that is sent as plain text into
 * whatever can be made of one.
 */
@ApplicationScoped
public final class BodyType {
  private static final int BEFORE_ROUTES = 8_000;
  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
  private static final Pattern JSON =
      Pattern.compile("application/([^;\\s]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  /** Takes forms, as its standard says (RFC 8693). */
  private static final String TOKEN_EXCHANGE = "sts";

  void register(@Observes Filters filters) {
    filters.register(BodyType::refuseOthers, BEFORE_ROUTES);
  }

  private static void refuseOthers(RoutingContext context) {
    String family = RouteFamilies.of(context.normalizedPath());
    boolean concerned =
        WITH_BODY.contains(context.request().method())
            && RouteFamilies.contains(family)
            && !family.equals(TOKEN_EXCHANGE);
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (concerned && type != null && !JSON.matcher(type.strip()).matches()) {
      RefusalWriter.write(
          context,
          ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json."));
    } else {
      context.next();
    }
  }
}
