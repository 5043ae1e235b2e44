package dev.samsa.controlplane.console;

import dev.samsa.controlplane.authentication.BrowserCredential;
import dev.samsa.controlplane.session.Session;
import dev.samsa.controlplane.session.Sessions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets the cookie stand for the session that it was given for. */
@ApplicationScoped
public class CookieCredential implements BrowserCredential {
  private final BrowserSessions browsers;
  private final Sessions sessions;

  public CookieCredential(BrowserSessions browsers, Sessions sessions) {
    this.browsers = browsers;
    this.sessions = sessions;
  }

  @Override
  public boolean isPresent(RoutingContext context) {
    return SessionCookie.read(context).isPresent();
  }

  @Override
  public Optional<Session> session(RoutingContext context) {
    return SessionCookie.read(context)
        .flatMap(browsers::use)
        .flatMap(browser -> sessions.find(browser.sessionId()));
  }
}
