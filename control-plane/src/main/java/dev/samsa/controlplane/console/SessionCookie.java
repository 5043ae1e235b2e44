package dev.samsa.controlplane.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that holds the secret of a browser's session. Over TLS its name begins with {@code
 * __Host-}, which browsers accept only from this very host, over TLS and for all paths; on plain
 * HTTP, which is for loopback, it bears a name that says so.
 */
final class SessionCookie {
  private static final String OVER_TLS = "__Host-samsa";
  private static final String ON_LOOPBACK = "samsa-loopback";
  private static final int LONGEST = 128;

  private SessionCookie() {}

  /** The secret that the browser sent. */
  static Optional<String> read(RoutingContext context) {
    Cookie cookie = context.request().getCookie(name(context));
    return Optional.ofNullable(cookie)
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  static void write(RoutingContext context, String secret, Duration lifetime) {
    context.response().addCookie(cookie(context, secret).setMaxAge(lifetime.toSeconds()));
  }

  static void clear(RoutingContext context) {
    context.response().addCookie(cookie(context, "").setMaxAge(0));
  }

  private static Cookie cookie(RoutingContext context, String value) {
    return Cookie.cookie(name(context), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(context.request().isSSL())
        .setSameSite(CookieSameSite.STRICT);
  }

  private static String name(RoutingContext context) {
    return context.request().isSSL() ? OVER_TLS : ON_LOOPBACK;
  }
}
