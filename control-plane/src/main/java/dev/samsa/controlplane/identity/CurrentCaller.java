package dev.samsa.controlplane.identity;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * The caller of this request. Authentication puts a {@link Caller} into the identity under {@link
 * #ATTRIBUTE}.
 */
@RequestScoped
public class CurrentCaller {
  public static final String ATTRIBUTE = "samsa.caller";

  private final SecurityIdentity identity;

  public CurrentCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The caller as a tenant's principal.
   *
   * @throws ApiException 401 if nobody signed in, 403 for the operator account and for who belongs
   *     to no organization
   */
  public Caller.Tenant tenant() {
    return switch (caller()) {
      case Caller.Tenant tenant -> tenant;
      case Caller.Operator operator ->
          throw ApiException.forbidden(
              "The operator account works on /admin routes only; sign in as a user.");
      case Caller.Newcomer newcomer ->
          throw ApiException.forbidden(
              "You belong to no organization yet; accept an invitation, or make one by POST"
                  + " /api/signup.");
    };
  }

  /**
   * The caller as the operator account.
   *
   * @throws ApiException 401 if nobody signed in, 404 for anybody else, who learns nothing of these
   *     routes
   */
  public Caller.Operator operator() {
    if (caller() instanceof Caller.Operator operator) {
      return operator;
    }
    throw ApiException.of(ErrorCode.NOT_FOUND, "There is nothing here.");
  }

  /**
   * The caller, whoever it is.
   *
   * @throws ApiException 401 if nobody signed in
   */
  public Caller caller() {
    return ifSignedIn()
        .orElseThrow(() ->
            ApiException.of(
                ErrorCode.UNAUTHENTICATED,
                "Send a bearer token from POST /api/sessions, or an API key as HTTP Basic."));
  }

  /** The caller, if anybody signed in; for routes that strangers may call too. */
  public Optional<Caller> ifSignedIn() {
    return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
  }
}
