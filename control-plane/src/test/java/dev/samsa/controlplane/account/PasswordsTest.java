package dev.samsa.controlplane.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final String PASSWORD = "violet-Tractor-41-hums";
  private final Passwords passwords =
      new Passwords(
          new PasswordConfig() {
            @Override
            public int memory() {
              return 1_024;
            }

            @Override
            public int iterations() {
              return 1;
            }

            @Override
            public int concurrency() {
              return 2;
            }

            @Override
            public Duration patience() {
              return Duration.ofSeconds(5);
            }
          });

  @Test
  void aHashMatchesItsPasswordOnly() {
    String hash = passwords.hash(PASSWORD, EmailAddress.parse("ann@example.com"));

    assertThat(hash).startsWith("$argon2id$").doesNotContain(PASSWORD);
    assertThat(passwords.matches(PASSWORD, hash)).isTrue();
    assertThat(passwords.matches(PASSWORD + "x", hash)).isFalse();
    assertThat(passwords.matches(null, hash)).isFalse();
    assertThat(passwords.matches("x".repeat(100_000), hash)).isFalse();
  }

  @Test
  void nobodyHasAPassword() {
    assertThat(passwords.matches(PASSWORD, null)).isFalse();
    assertThat(passwords.matches("nobody signs in with this", null)).isFalse();
  }
}
