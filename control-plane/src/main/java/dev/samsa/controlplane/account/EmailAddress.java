package dev.samsa.controlplane.account;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.TextRule;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, in lower case. */
public record EmailAddress(String text) {
  private static final TextRule RULE = new TextRule("/email", 254);
  private static final Pattern FORM =
      Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*");

  /**
   * Reads the field {@code email} of a request.
   *
   * @throws ApiException 400 if it is not an address
   */
  public static EmailAddress parse(String value) {
    String text = RULE.required(value).strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(text).matches()) {
      throw ApiException.invalid("/email", "email must be an address such as ann@example.com.");
    }
    return new EmailAddress(text);
  }

  public String localPart() {
    return text.substring(0, text.indexOf('@'));
  }

  public String domain() {
    return text.substring(text.indexOf('@') + 1);
  }
}
