package dev.samsa.controlplane.limits;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.audit.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** The limits of routes that strangers can call. */
@ApplicationScoped
public class AttemptLimits {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final String ANYWHERE = "";

  private final ClientAddress address;
  private final RateLimit signUpsPerAddress;
  private final RateLimit signUps;
  private final RateLimit failuresPerAccount;
  private final RateLimit failuresPerAddress;
  private final RateLimit resetsPerAddress;
  private final RateLimit resetsPerAccount;

  public AttemptLimits(LimitsConfig config, ClientAddress address) {
    this.address = address;
    this.signUpsPerAddress = new RateLimit(config.signUpsPerAddress(), HOUR);
    this.signUps = new RateLimit(config.signUps(), HOUR);
    this.failuresPerAccount = new RateLimit(config.failuresPerAccount(), QUARTER);
    this.failuresPerAddress = new RateLimit(config.failuresPerAddress(), QUARTER);
    this.resetsPerAddress = new RateLimit(config.resetsPerAddress(), HOUR);
    this.resetsPerAccount = new RateLimit(config.resetsPerAccount(), HOUR);
  }

  /**
   * Counts a sign-up.
   *
   * @throws ApiException 429
   */
  public void signUp() {
    signUpsPerAddress.take(address.current());
    signUps.take(ANYWHERE);
  }

  /**
   * Counts an attempt to sign in to an account, before the password is looked at.
   *
   * @throws ApiException 429
   */
  public void signIn(String email) {
    failuresPerAddress.take(address.current());
    failuresPerAccount.take(account(email));
  }

  /** The attempt succeeded, and so does not count. */
  public void signedIn(String email) {
    failuresPerAddress.giveBack(address.current());
    failuresPerAccount.giveBack(account(email));
  }

  /**
   * Counts an attempt to use a token from a mail, or to exchange one of a foreign issuer.
   *
   * @throws ApiException 429
   */
  public void mailToken() {
    failuresPerAddress.take(address.current());
  }

  /** The token was right, and so does not count. */
  public void mailTokenAccepted() {
    failuresPerAddress.giveBack(address.current());
  }

  /**
   * Counts a request for a reset mail, whether or not the account exists.
   *
   * @throws ApiException 429
   */
  public void passwordReset(String email) {
    resetsPerAddress.take(address.current());
    resetsPerAccount.take(email.toLowerCase(Locale.ROOT));
  }

  private String account(String email) {
    return email.toLowerCase(Locale.ROOT) + "|" + address.current();
  }
}
