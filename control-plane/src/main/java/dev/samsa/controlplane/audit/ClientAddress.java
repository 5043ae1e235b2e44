package dev.samsa.controlplane.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;

/** From where the current request comes. */
@ApplicationScoped
public class ClientAddress {
  private static final String NONE = "local";

  private final CurrentVertxRequest request;

  public ClientAddress(CurrentVertxRequest request) {
    this.request = request;
  }

  /** The client's IP address; {@code local} outside of a request, or after its client has left. */
  public String current() {
    try {
      RoutingContext context = request.getCurrent();
      SocketAddress remote = context == null ? null : context.request().remoteAddress();
      return remote == null || remote.hostAddress() == null ? NONE : remote.hostAddress();
    } catch (ContextNotActiveException outside) {
      // Asking beforehand would not do: the context ends at any moment, when the client leaves.
      return NONE;
    }
  }
}
