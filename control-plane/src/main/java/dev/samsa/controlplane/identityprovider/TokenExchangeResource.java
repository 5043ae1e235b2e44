package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.limits.AttemptLimits;
import dev.samsa.controlplane.session.SessionTokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Exchanges a token of a tenant's own issuer for one of this platform (RFC 8693, wire contract
 * 1.3), for tools that show the latter on control plane routes.
 */
@Path("/sts/v1/oauth2/token")
@Tag(name = "Token exchange (sts/v1)")
public class TokenExchangeResource {
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final PoolTokens pools;
  private final SessionTokens tokens;
  private final AttemptLimits limits;
  private final Clock clock;

  TokenExchangeResource(PoolTokens pools, SessionTokens tokens, AttemptLimits limits, Clock clock) {
    this.pools = pools;
    this.tokens = tokens;
    this.limits = limits;
    this.clock = clock;
  }

  /** A token of the platform. */
  public record IssuedToken(
      String access_token, String issued_token_type, String token_type, long expires_in) {}

  @POST
  @ResponseStatus(200)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public IssuedToken exchangeToken(
      @FormParam("grant_type") String grantType,
      @FormParam("subject_token") String subjectToken,
      @FormParam("subject_token_type") String subjectTokenType,
      @FormParam("requested_token_type") String requestedTokenType,
      @FormParam("identity_pool_id") String pool,
      @FormParam("expires_in") String expiresIn) {
    require("grant_type", grantType, EXCHANGE);
    require("subject_token_type", subjectTokenType, JWT);
    if (requestedTokenType != null && !requestedTokenType.isEmpty()) {
      require("requested_token_type", requestedTokenType, ACCESS_TOKEN);
    }
    Duration asked = lifetime(expiresIn);
    limits.mailToken();
    PoolTokens.Admission admission =
        pools.admit(given("identity_pool_id", pool), given("subject_token", subjectToken));
    limits.mailTokenAccepted();
    Duration left = Duration.between(clock.instant(), admission.expiresAt());
    Duration lifetime = left.compareTo(asked) < 0 ? left : asked;
    return new IssuedToken(
        tokens.issueForPool(pool, admission.caller().identity(), lifetime),
        ACCESS_TOKEN,
        "Bearer",
        lifetime.toSeconds());
  }

  private static void require(String field, String value, String only) {
    if (!only.equals(value)) {
      throw ApiException.invalid(field, field + " must be " + only + ".");
    }
  }

  private static String given(String field, String value) {
    if (value == null || value.isBlank() || value.indexOf('\0') >= 0) {
      throw ApiException.invalid(field, field + " must be given.");
    }
    return value;
  }

  private static Duration lifetime(String seconds) {
    if (seconds == null || seconds.isEmpty()) {
      return LONGEST;
    }
    if (!seconds.matches("[0-9]{1,9}") || Long.parseLong(seconds) == 0) {
      throw ApiException.invalid("expires_in", "expires_in must be a whole number of seconds.");
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
    return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
  }
}
