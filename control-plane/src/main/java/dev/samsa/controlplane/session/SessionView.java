package dev.samsa.controlplane.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.environment.Environment;
import dev.samsa.controlplane.organization.Organization;
import dev.samsa.controlplane.user.Member;
import dev.samsa.controlplane.user.UserView;
import java.util.List;

/** The shapes of signing in (wire contract 4.3). Numeric ids are the rows' keys. */
final class SessionView {
  private SessionView() {}

  /** The answer to a sign-in. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SignedInView(
      String token, String refresh_token, UserSummary user, OrganizationSummary organization) {
    static SignedInView of(SignIn.SignedIn signedIn) {
      Member member = signedIn.member();
      return new SignedInView(
          signedIn.tokens().accessToken(),
          signedIn.tokens().refreshToken(),
          UserSummary.of(signedIn.account(), member),
          member == null ? null : OrganizationSummary.of(member.organization()));
    }
  }

  /** Who is signed in, and where. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Me(
      UserSummary user, OrganizationSummary organization, List<EnvironmentSummary> accounts) {}

  /**
   * A user in the old shape.
   *
   * @param resource_id {@code u-…}; absent for who belongs to no organization
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UserSummary(
      long id,
      String email,
      String resource_id,
      String first_name,
      String last_name,
      String auth_type) {
    static UserSummary of(Account account, Member member) {
      String name = member == null ? "" : member.fullName();
      int space = name.lastIndexOf(' ');
      return new UserSummary(
          member == null ? account.key() : member.key(),
          account.email(),
          member == null ? null : member.publicId(),
          space < 0 ? name : name.substring(0, space),
          space < 0 ? "" : name.substring(space + 1),
          UserView.authType(account.isLocal()));
    }
  }

  /** An organization in the old shape. */
  record OrganizationSummary(long id, String resource_id, String name) {
    static OrganizationSummary of(Organization organization) {
      return new OrganizationSummary(
          organization.key(), organization.publicId().toString(), organization.displayName());
    }
  }

  /** An environment in the old shape, where it is called an account. */
  record EnvironmentSummary(String id, String name) {
    static EnvironmentSummary of(Environment environment) {
      return new EnvironmentSummary(environment.publicId(), environment.displayName());
    }
  }
}
