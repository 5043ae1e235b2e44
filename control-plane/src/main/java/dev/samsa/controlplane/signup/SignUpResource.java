package dev.samsa.controlplane.signup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.account.Passwords;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.environment.EnvironmentView;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.limits.AttemptLimits;
import dev.samsa.controlplane.organization.OrganizationView;
import dev.samsa.controlplane.user.UserResource;
import dev.samsa.controlplane.user.UserView;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Signing up. */
@Path("/api/signup")
@Tag(name = "Sign-up")
public class SignUpResource {
  private static final TextRule ORGANIZATION = new TextRule("/organization", 64);

  private final SignUp signUp;
  private final SignUpPolicies policies;
  private final Accounts accounts;
  private final Passwords passwords;
  private final AttemptLimits limits;
  private final CurrentCaller caller;
  private final ResourceLinks links;

  public SignUpResource(
      SignUp signUp,
      SignUpPolicies policies,
      Accounts accounts,
      Passwords passwords,
      AttemptLimits limits,
      CurrentCaller caller,
      ResourceLinks links) {
    this.signUp = signUp;
    this.policies = policies;
    this.accounts = accounts;
    this.passwords = passwords;
    this.limits = limits;
    this.caller = caller;
    this.links = links;
  }

  /**
   * A stranger gives all but the name; who is signed in founds one more organization and gives no
   * e-mail and password.
   *
   * @param organization name of the organization to make
   */
  public record SignUpInput(String email, String password, String organization, String full_name) {}

  /** What was made, and the tokens of a session in it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SignUpView(
      OrganizationView organization,
      UserView user,
      EnvironmentView environment,
      String token,
      String refresh_token) {}

  @POST
  @ResponseStatus(201)
  public SignUpView signUp(SignUpInput input) {
    SignUpInput given = RequestBody.required(input);
    limits.signUp();
    String organization = ORGANIZATION.required(given.organization());
    String fullName = UserResource.FULL_NAME.optional(given.full_name());
    OptionalLong signedIn = signedInAccount();
    if (signedIn.isPresent() && given.email() == null) {
      long account = signedIn.getAsLong();
      policies.current().require(accounts.find(account).orElseThrow().email());
      return view(signUp.ofAccount(account, organization, fullName));
    }
    EmailAddress email = EmailAddress.parse(given.email());
    policies.current().require(email.text());
    if (accounts.findLocal(email.text()).isPresent()) {
      throw ApiException.conflict(
          "There is an account with this e-mail; sign in, or reset its password.");
    }
    String hash = passwords.hash(given.password(), email);
    return view(signUp.withPassword(email, hash, organization, fullName));
  }

  private OptionalLong signedInAccount() {
    Optional<Caller> who = caller.ifSignedIn();
    if (who.isEmpty()) {
      return OptionalLong.empty();
    }
    return switch (who.get()) {
      case Caller.User user -> OptionalLong.of(user.accountKey());
      case Caller.Newcomer newcomer -> OptionalLong.of(newcomer.accountKey());
      case Caller.ApiKey _, Caller.Federated _ -> OptionalLong.empty();
      case Caller.Operator operator -> OptionalLong.empty();
    };
  }

  private SignUpView view(SignUp.SignedUp done) {
    return new SignUpView(
        OrganizationView.of(done.founded().organization(), links),
        UserView.of(done.member(), links),
        EnvironmentView.of(
            done.founded().environment(), done.founded().organization().publicId(), links),
        done.tokens().accessToken(),
        done.tokens().refreshToken());
  }
}
