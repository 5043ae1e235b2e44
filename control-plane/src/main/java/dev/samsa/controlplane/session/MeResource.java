package dev.samsa.controlplane.session;

import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.environment.Environments;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.session.SessionView.EnvironmentSummary;
import dev.samsa.controlplane.session.SessionView.Me;
import dev.samsa.controlplane.session.SessionView.OrganizationSummary;
import dev.samsa.controlplane.session.SessionView.UserSummary;
import dev.samsa.controlplane.user.Member;
import dev.samsa.controlplane.user.Members;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Who is signed in, in the shapes that command-line clients read (wire contract 4.3 to 4.5). */
@Path("/api")
@Tag(name = "Sessions")
public class MeResource {
  private static final int MOST = 1_000;

  private final CurrentCaller caller;
  private final Accounts accounts;
  private final Members members;
  private final Environments environments;
  private final Authorization authorization;
  private final SessionTokens tokens;
  private final Database database;

  public MeResource(
      CurrentCaller caller,
      Accounts accounts,
      Members members,
      Environments environments,
      Authorization authorization,
      SessionTokens tokens,
      Database database) {
    this.caller = caller;
    this.accounts = accounts;
    this.members = members;
    this.environments = environments;
    this.authorization = authorization;
    this.tokens = tokens;
    this.database = database;
  }

  /** A token for the Kafka REST routes. */
  public record AccessToken(String token, String error) {}

  /** Users of the organization. */
  public record UserList(List<UserSummary> users) {}

  /** A service account in the old shape. */
  public record ServiceAccountSummary(
      long id,
      String resource_id,
      String service_name,
      String service_description,
      boolean service_account) {}

  /** Service accounts of the organization, under the name that clients expect. */
  public record ServiceAccountList(List<ServiceAccountSummary> users) {}

  @GET
  @Path("me")
  public Me getMe() {
    return switch (caller.caller()) {
      case Caller.User user -> {
        Member member =
            members.find(user.organizationKey(), user.principal()).orElseThrow(MeResource::gone);
        yield new Me(
            UserSummary.of(account(user.accountKey()), member),
            OrganizationSummary.of(member.organization()),
            environments
                .page(user.organizationKey(), authorization.permissions(user), 0, MOST)
                .stream()
                .map(EnvironmentSummary::of)
                .toList());
      }
      case Caller.Newcomer newcomer ->
          new Me(UserSummary.of(account(newcomer.accountKey()), null), null, List.of());
      case Caller.Operator operator ->
          new Me(UserSummary.of(account(operator.accountKey()), null), null, List.of());
      case Caller.ApiKey _, Caller.Federated _ ->
          throw ApiException.forbidden("This route is for signed-in users, not for API keys.");
    };
  }

  @POST
  @Path("access_tokens")
  @ResponseStatus(200)
  public AccessToken createAccessToken() {
    if (caller.tenant() instanceof Caller.User user) {
      return new AccessToken(tokens.issue(user.sessionId(), user.principal()), "");
    }
    throw ApiException.forbidden("This route is for signed-in users, not for API keys.");
  }

  @GET
  @Path("users")
  public UserList listUserSummaries() {
    Caller.Tenant tenant = caller.tenant();
    return new UserList(
        members.page(tenant.organizationKey(), 0, MOST).stream()
            .map(member -> UserSummary.of(account(member.accountKey()), member))
            .toList());
  }

  @GET
  @Path("service_accounts")
  public ServiceAccountList listServiceAccountSummaries() {
    return new ServiceAccountList(
        database.list(
            "SELECT id, public_id, display_name, description FROM service_account"
                + " WHERE organization_id = ? AND deleted_at IS NULL ORDER BY id LIMIT ?",
            row ->
                new ServiceAccountSummary(
                    row.getLong("id"),
                    row.getString("public_id"),
                    row.getString("display_name"),
                    row.getString("description"),
                    true),
            caller.tenant().organizationKey(),
            MOST));
  }

  private Account account(long key) {
    return accounts.find(key).orElseThrow(MeResource::gone);
  }

  private static ApiException gone() {
    return ApiException.of(ErrorCode.UNAUTHENTICATED, "This account is gone; sign in again.");
  }
}
