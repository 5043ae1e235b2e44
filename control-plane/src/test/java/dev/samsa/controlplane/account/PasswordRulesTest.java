package dev.samsa.controlplane.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final EmailAddress EMAIL = EmailAddress.parse("ann.archer@example.com");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short-one",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "password1234",
        "Password123!",
        "123456789012",
        "abcdefghijklmn",
        "qwertypassword",
        "ann.archer@example.com",
        "ann.archer123",
        "welcomewelcome1"
      })
  void aPasswordThatIsTriedFirstIsRefused(String password) {
    assertThat(PasswordRules.complaint(password, EMAIL)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "violet-Tractor-41-hums",
        "seven-green-lanterns-at-dusk",
        "kX9#mQ2$vL7p",
        "пароль-с-длинным-хвостом",
        "this is a plain sentence"
      })
  void aLongPasswordIsAcceptedWithoutFurtherFuss(String password) {
    assertThat(PasswordRules.complaint(password, EMAIL)).isEmpty();
  }
}
