package dev.samsa.controlplane.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.samsa.controlplane.api.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hashes and checks passwords, few at a time. */
@ApplicationScoped
public class Passwords {
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final Argon2Function function;
  private final Semaphore turns;
  private final Duration patience;
  private final String hashOfNobody;

  public Passwords(PasswordConfig config) {
    this.function =
        Argon2Function.getInstance(config.memory(), config.iterations(), 1, HASH_BYTES, Argon2.ID);
    this.turns = new Semaphore(config.concurrency(), true);
    this.patience = config.patience();
    this.hashOfNobody = hashNow("nobody signs in with this");
  }

  /**
   * The hash of a new password.
   *
   * @throws ApiException 400 if the password is weak, 429 if too many are being hashed
   */
  public String hash(String password, EmailAddress email) {
    if (password == null || password.isEmpty()) {
      throw ApiException.invalid("/password", "password must be given.");
    }
    PasswordRules.complaint(password, email)
        .ifPresent(complaint -> {
          throw ApiException.invalid("/password", complaint);
        });
    return inTurn(() -> hashNow(password));
  }

  /**
   * Whether the password is the account's. A missing account or password takes as long as a wrong
   * one.
   *
   * @param hash null if there is no such account
   * @throws ApiException 429 if too many are being checked
   */
  public boolean matches(String password, String hash) {
    boolean tooLong = password == null || password.length() > 2 * PasswordRules.MAX_LENGTH;
    String presented = tooLong ? "" : password;
    String expected = hash == null ? hashOfNobody : hash;
    boolean same =
        inTurn(() ->
            Password.check(presented, expected).with(Argon2Function.getInstanceFromHash(expected)));
    return same && !tooLong && hash != null;
  }

  private String hashNow(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult();
  }

  private <T> T inTurn(Supplier<T> work) {
    boolean acquired;
    try {
      acquired = turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      acquired = false;
    }
    if (!acquired) {
      throw ApiException.tooMany(
          "Too many sign-ins are going on; try again in a moment.", Duration.ofSeconds(2));
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
