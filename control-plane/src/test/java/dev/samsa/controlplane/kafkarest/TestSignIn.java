package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.authentication.Authentication;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Believes every caller: Basic is a Kafka key of {@link FakeClusters#CLUSTER}, whatever its secret,
 * Bearer names the user. So it is the brokers that the tests see refusing.
 */
@Alternative
@ApplicationScoped
public class TestSignIn implements HttpAuthenticationMechanism {
  private static final UUID ORGANIZATION = new UUID(0, 1);

  /** No organization that signs up gets this one. */
  public static final long ORGANIZATION_KEY = -1;

  /** What callers do stands in the audit log, which knows organizations that exist. */
  void makeOrganization(@Observes StartupEvent start, Database database) {
    database.update(
        """
        INSERT INTO organization (id, public_id, display_name, created_at, updated_at)
        OVERRIDING SYSTEM VALUE VALUES (?, ?, 'Callers of a test', now(), now())
        ON CONFLICT DO NOTHING
        """,
        ORGANIZATION_KEY,
        ORGANIZATION);
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    String header = context.request().getHeader("Authorization");
    if (header == null) {
      return Uni.createFrom().optional(java.util.Optional.empty());
    }
    String credential = header.substring(header.indexOf(' ') + 1);
    return Uni.createFrom().item(header.startsWith("Basic ") ? key(credential) : user(credential));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, null, null));
  }

  @Override
  public int getPriority() {
    return 10_000;
  }

  private static SecurityIdentity key(String base64) {
    String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    String id = pair.substring(0, pair.indexOf(':'));
    Caller caller =
        new Caller.ApiKey(ORGANIZATION, ORGANIZATION_KEY, "sa-" + id, id, FakeClusters.CLUSTER);
    return identity(id, caller)
        .addAttribute(Authentication.KEY_SECRET, pair.substring(pair.indexOf(':') + 1))
        .build();
  }

  private static SecurityIdentity user(String principal) {
    return identity(
            principal, new Caller.User(ORGANIZATION, ORGANIZATION_KEY, principal, 1, "session"))
        .build();
  }

  private static QuarkusSecurityIdentity.Builder identity(String name, Caller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addAttribute(CurrentCaller.ATTRIBUTE, caller);
  }
}
