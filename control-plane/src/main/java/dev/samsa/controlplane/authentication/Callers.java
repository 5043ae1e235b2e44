package dev.samsa.controlplane.authentication;

import dev.samsa.controlplane.access.KeyUses;
import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identityprovider.PoolTokens;
import dev.samsa.controlplane.secrets.Peppers;
import dev.samsa.controlplane.session.Session;
import dev.samsa.controlplane.session.SessionTokens;
import dev.samsa.controlplane.session.Sessions;
import dev.samsa.controlplane.user.Member;
import dev.samsa.controlplane.user.Members;
import dev.samsa.description.access.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Finds out for whom a verified token or a presented API key speaks. */
@ApplicationScoped
public class Callers {
  private static final int MAX_EMAIL = 254;

  private final Database database;
  private final Sessions sessions;
  private final Accounts accounts;
  private final Members members;
  private final Peppers peppers;
  private final PoolTokens pools;
  private final KeyUses uses;

  public Callers(
      Database database,
      Sessions sessions,
      Accounts accounts,
      Members members,
      Peppers peppers,
      PoolTokens pools,
      KeyUses uses) {
    this.database = database;
    this.sessions = sessions;
    this.accounts = accounts;
    this.members = members;
    this.peppers = peppers;
    this.pools = pools;
    this.uses = uses;
  }

  private record KeyRow(
      String owner,
      String scope,
      String hash,
      long organizationKey,
      UUID organization,
      boolean on,
      Instant lastUsed) {}

  /**
   * The caller whose token it is. Its signature, issuer and times are verified already.
   *
   * @throws ApiException 401 if the session has ended or the organization is suspended
   */
  public Caller ofToken(JsonWebToken token) {
    if (SessionTokens.ISSUER.equals(token.getIssuer())) {
      String pool = token.getClaim(SessionTokens.POOL_CLAIM);
      if (pool != null) {
        return pools.live(pool, token.getSubject());
      }
      String id = token.getClaim(SessionTokens.SESSION_CLAIM);
      return ofSession(
          sessions
              .find(id == null ? "" : id)
              .orElseThrow(() -> refused("This session has ended; sign in again.")));
    }
    return ofAccount(
        accounts.ofIdentity(token.getIssuer(), token.getSubject(), displayedEmail(token)));
  }

  /**
   * The caller whose token of a tenant's own issuer it is.
   *
   * @param pool the identity pool that it claims to be of
   * @throws ApiException 401 unless that pool admits it
   */
  Caller ofPool(String pool, String token) {
    return pools.admit(pool, token).caller();
  }

  /** The e-mail to show, unless the provider says that it has not verified it. */
  private static String displayedEmail(JsonWebToken token) {
    boolean doubtful = Boolean.FALSE.equals(token.<Object>getClaim("email_verified"));
    return token.<Object>getClaim("email") instanceof String email
            && !doubtful
            && email.length() <= MAX_EMAIL
        ? email
        : token.getSubject();
  }

  /**
   * The caller that a live session acts as.
   *
   * @throws ApiException 401 if the membership has ended or the organization is suspended
   */
  Caller ofSession(Session session) {
    if (session.memberKey() != null) {
      Member member =
          members
              .find(session.memberKey())
              .orElseThrow(() -> refused("You have left this organization; sign in again."));
      return user(member, session.publicId());
    }
    Account account = accounts.find(session.accountKey()).orElseThrow();
    return account.operator()
        ? new Caller.Operator(account.key(), session.publicId())
        : new Caller.Newcomer(account.key(), session.publicId());
  }

  /** An external token acts in the account's first organization; a session can choose another. */
  private Caller ofAccount(Account account) {
    String credential = "external";
    List<Member> all = members.ofAccount(account.key());
    if (all.isEmpty()) {
      return new Caller.Newcomer(account.key(), credential);
    }
    return user(
        all.stream()
            .filter(member -> !member.organization().suspended())
            .findFirst()
            .orElse(all.getFirst()),
        credential);
  }

  private static Caller user(Member member, String sessionId) {
    if (member.organization().suspended()) {
      throw suspended();
    }
    return new Caller.User(
        member.organization().publicId(),
        member.organization().key(),
        member.publicId(),
        member.accountKey(),
        sessionId);
  }

  /**
   * The caller whose key it is.
   *
   * @throws ApiException 401 if the key is unknown, its secret is wrong or its organization is
   *     suspended
   */
  public Caller.ApiKey ofKey(String id, String secret) {
    Optional<KeyRow> found =
        database.first(
            """
            SELECT k.owner, k.scope, k.secret_hash, k.last_used_at, o.id, o.public_id,
              o.state = 'ACTIVE' AS on
            FROM api_key k JOIN organization o ON o.id = k.organization_id
            WHERE k.public_id = ? AND k.deleted_at IS NULL
            """,
            row ->
                new KeyRow(
                    row.getString("owner"),
                    row.getString("scope"),
                    row.getString("secret_hash"),
                    row.getLong("id"),
                    row.getObject("public_id", UUID.class),
                    row.getBoolean("on"),
                    Database.instant(row, "last_used_at")),
            id);
    // An unknown key costs the same work as a wrong secret.
    byte[] pepper = peppers.ofScope(found.map(KeyRow::scope).orElse(Peppers.CLOUD));
    boolean right = KeyHash.matches(pepper, id, secret, found.map(KeyRow::hash).orElse(""));
    if (!right || found.isEmpty()) {
      throw refused("invalid API key: the key is unknown or revoked, or its secret is wrong.");
    }
    KeyRow key = found.get();
    if (!key.on()) {
      throw suspended();
    }
    uses.onPlatform(id, key.scope(), key.lastUsed());
    return new Caller.ApiKey(
        key.organization(), key.organizationKey(), key.owner(), id, key.scope());
  }

  private static ApiException suspended() {
    return refused("This organization is suspended; ask the operator of this platform.");
  }

  static ApiException refused(String detail) {
    return ApiException.of(ErrorCode.UNAUTHENTICATED, detail);
  }
}
