package dev.samsa.controlplane.console;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RefusalWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Refuses requests that change something and that another site made a browser send: those that
 * would act by the cookie, and sign-ins that would make one. Clients with credentials of their own
 * are not concerned, because no other site can add those.
 */
@ApplicationScoped
public class CrossSiteGuard {
  private static final int BEFORE_AUTHENTICATION = 8_500;
  private static final String SIGN_IN = "/api/console/session";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  void register(@Observes Filters filters) {
    filters.register(CrossSiteGuard::handle, BEFORE_AUTHENTICATION);
  }

  private static void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean concerned =
        !SAFE.contains(request.method())
            && request.getHeader(HttpHeaders.AUTHORIZATION) == null
            && (SessionCookie.read(context).isPresent()
                || context.normalizedPath().equals(SIGN_IN));
    if (concerned && !isOurOwn(request)) {
      RefusalWriter.write(
          context,
          ApiException.forbidden(
              "This request came from another site. Send it from the console, or with a"
                  + " credential of its own."));
    } else {
      context.next();
    }
  }

  /** Both headers are the browser's own: scripts of a page can neither set nor remove them. */
  private static boolean isOurOwn(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String site = request.getHeader("Sec-Fetch-Site");
    String own = request.scheme() + "://" + request.authority();
    return own.equals(origin) && (site == null || site.equals("same-origin"));
  }
}
