package dev.samsa.controlplane.authentication;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets nobody reach a route of the API without a caller, whether or not the route asks for one. */
@ApplicationScoped
public class ApiAccessPolicy implements HttpSecurityPolicy {
  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext requestContext) {
    if (!ApiPaths.needsCaller(request.request().method().name(), request.normalizedPath())) {
      return CheckResult.permit();
    }
    return identity.map(who -> who.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
  }
}
