package dev.samsa.controlplane.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** From where the current request comes. */
@ApplicationScoped
public class ClientAddress {
  private static final String NONE = "local";

  private final CurrentVertxRequest request;

  public ClientAddress(CurrentVertxRequest request) {
    this.request = request;
  }

  /** The client's IP address; {@code local} outside of a request. */
  public String current() {
    if (!Arc.container().requestContext().isActive()) {
      return NONE;
    }
    RoutingContext context = request.getCurrent();
    SocketAddress remote = context == null ? null : context.request().remoteAddress();
    return remote == null || remote.hostAddress() == null ? NONE : remote.hostAddress();
  }
}
