package dev.samsa.bareapplication;

import dev.samsa.description.access.KeyHash;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;

/** An API key as HTTP Basic, found by one query and compared by its hash; no more than that. */
@Alternative
@Priority(1)
@ApplicationScoped
public class KeyAuthentication implements HttpAuthenticationMechanism {
  /** Under which the bench hashes the secret of its key. */
  private static final byte[] PEPPER = "bare-application".getBytes(StandardCharsets.US_ASCII);

  private static final String BASIC = "Basic ";

  private final DataSource database;
  private final BlockingSecurityExecutor executor;

  KeyAuthentication(DataSource database, BlockingSecurityExecutor executor) {
    this.database = database;
    this.executor = executor;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    String header = context.request().getHeader("Authorization");
    if (header == null || !header.startsWith(BASIC)) {
      return Uni.createFrom().nullItem();
    }
    String text =
        new String(
            Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    return executor.executeBlocking(
        () -> identity(text.substring(0, colon), text.substring(colon + 1)));
  }

  private SecurityIdentity identity(String key, String secret) {
    if (!KeyHash.matches(PEPPER, key, secret, hash(key))) {
      throw new AuthenticationFailedException();
    }
    return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(key)).build();
  }

  private String hash(String key) {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("SELECT secret_hash FROM api_key WHERE id = ?")) {
      query.setString(1, key);
      try (var found = query.executeQuery()) {
        return found.next() ? found.getString(1) : "";
      }
    } catch (SQLException failure) {
      throw new AuthenticationFailedException(failure);
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Basic"));
  }
}
