package dev.samsa.controlplane.notoffered;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 501 for what is known but not built, rather than a 404 that looks like a mistyped path or
 * a 5xx that clients try again.
 */
final class NotOfferedFilter {
  @ServerRequestFilter(preMatching = true)
  void refuse(ContainerRequestContext request) {
    NotOffered.at(request.getUriInfo().getPath())
        .ifPresent(family -> {
          throw ApiException.of(ErrorCode.NOT_IMPLEMENTED, family.sentence());
        });
  }
}
