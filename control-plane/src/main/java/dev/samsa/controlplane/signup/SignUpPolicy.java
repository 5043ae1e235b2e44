package dev.samsa.controlplane.signup;

import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.api.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who may sign up. Whoever an organization has invited may join it, whatever the policy.
 *
 * @param domains of the e-mail addresses that may, with {@link Mode#DOMAIN}
 */
public record SignUpPolicy(Mode mode, List<String> domains) {
  private static final Pattern DOMAIN_NAME =
      Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*");
  private static final int MAX_DOMAINS = 200;

  /** The kinds of policy. */
  public enum Mode {
    /** Anybody may. */
    OPEN,
    /** Only the operator makes organizations, and people join by invitation. */
    INVITATION,
    /** Addresses of listed domains may. */
    DOMAIN
  }

  public SignUpPolicy {
    domains = domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Reads a policy from the fields of a request.
   *
   * @throws ApiException 400
   */
  public static SignUpPolicy parse(String mode, List<String> domains) {
    Mode wanted;
    try {
      wanted = Mode.valueOf(mode == null ? "" : mode.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("/mode", "mode must be OPEN, INVITATION or DOMAIN.");
    }
    List<String> listed = domains == null ? List.of() : domains;
    boolean named =
        listed.size() <= MAX_DOMAINS
            && listed.stream().allMatch(d -> d != null && DOMAIN_NAME.matcher(d).matches());
    if (!named || (wanted == Mode.DOMAIN) == listed.isEmpty()) {
      throw ApiException.invalid(
          "/domains",
          "domains must list 1 to "
              + MAX_DOMAINS
              + " names such as example.com with mode DOMAIN, and be left out otherwise.");
    }
    return new SignUpPolicy(wanted, listed);
  }

  /**
   * @throws ApiException 403 if that address may not sign up
   */
  void require(String address) {
    switch (mode) {
      case OPEN -> {}
      case INVITATION ->
          throw ApiException.forbidden(
              "Sign-up is by invitation here; ask the operator, or one who can invite you.");
      case DOMAIN -> {
        EmailAddress email = EmailAddress.parse(address);
        if (!domains.contains(email.domain())) {
          throw ApiException.forbidden(
              "Sign-up is open to addresses of certain domains only; "
                  + email.domain()
                  + " is"
                  + " none of them.");
        }
      }
    }
  }
}
