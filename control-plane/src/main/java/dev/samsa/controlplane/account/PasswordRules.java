package dev.samsa.controlplane.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords are refused as weak. Length is what counts (NIST SP 800-63B); beyond it only what
 * a guesser tries first is refused: common words, runs, and the account's own e-mail.
 */
final class PasswordRules {
  static final int MIN_LENGTH = 12;
  static final int MAX_LENGTH = 128;
  private static final int MIN_DISTINCT = 5;

  private static final Set<String> COMMON =
      Set.of(
          "password",
          "passwort",
          "letmein",
          "welcome",
          "qwerty",
          "qwertz",
          "azerty",
          "iloveyou",
          "administrator",
          "admin",
          "monkey",
          "dragon",
          "football",
          "baseball",
          "sunshine",
          "princess",
          "superman",
          "batman",
          "trustno",
          "master",
          "shadow",
          "michael",
          "changeme",
          "secret",
          "login",
          "samsa",
          "kafka",
          "asdfgh",
          "zxcvbn",
          "qazwsx",
          "abcdef",
          "correct",
          "horse",
          "battery",
          "staple");

  private PasswordRules() {}

  /** What to change about a password; empty if it is good enough. */
  static Optional<String> complaint(String password, EmailAddress email) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      return Optional.of("password must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters.");
    }
    if (password.codePoints().distinct().count() < MIN_DISTINCT) {
      return Optional.of("password must use at least " + MIN_DISTINCT + " different characters.");
    }
    String plain = password.toLowerCase(Locale.ROOT);
    if (plain.contains(email.text())
        || (email.localPart().length() >= 4 && remainder(plain, email.localPart()) < 8)) {
      return Optional.of("password must not be made of the e-mail address.");
    }
    if (meaningfulLength(plain) < 6) {
      return Optional.of(
          "password is one of those tried first: common words, digits in a row or repeated"
              + " characters add nothing to it.");
    }
    return Optional.empty();
  }

  private static int remainder(String password, String part) {
    return password.replace(part, "").length();
  }

  /** Characters left when common words, runs and repetitions are taken out. */
  private static int meaningfulLength(String password) {
    String rest = password;
    for (String word : COMMON) {
      rest = rest.replace(word, "");
    }
    int count = 0;
    for (int i = 0; i < rest.length(); i++) {
      int step = i == 0 ? Integer.MAX_VALUE : Math.abs(rest.charAt(i) - rest.charAt(i - 1));
      if (step > 1) {
        count++;
      }
    }
    return count;
  }
}
