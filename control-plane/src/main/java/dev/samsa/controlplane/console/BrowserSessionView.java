package dev.samsa.controlplane.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.account.Account;
import dev.samsa.controlplane.user.Member;
import java.time.Instant;

/**
 * Who is signed in, as the console shows it.
 *
 * @param organization absent for the operator account, and for who belongs to none
 * @param expires_at when one must sign in again, used or not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrowserSessionView(
    User user, Organization organization, boolean operator, Instant expires_at) {

  /**
   * The account.
   *
   * @param id {@code u-…}; absent without an organization
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record User(String id, String email, String full_name) {}

  public record Organization(String id, String name) {}

  static BrowserSessionView of(BrowserSession browser, Account account, Member member) {
    User user =
        member == null
            ? new User(null, account.email(), null)
            : new User(member.publicId(), account.email(), member.fullName());
    Organization organization =
        member == null
            ? null
            : new Organization(
                member.organization().publicId().toString(), member.organization().displayName());
    return new BrowserSessionView(user, organization, account.operator(), browser.expiresAt());
  }
}
