package dev.samsa.controlplane.authentication;

import dev.samsa.controlplane.session.Session;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a browser shows instead of a header that a script would have to keep. */
public interface BrowserCredential {
  /** Whether the request brings one, good or not. */
  boolean isPresent(RoutingContext context);

  /** The live session that it stands for; reads the database. */
  Optional<Session> session(RoutingContext context);
}
