package dev.samsa.controlplane.mail;

import java.util.Optional;

/**
 * A plain text message. The body may hold a token, so it is never logged.
 *
 * @param id by which a repetition is known; a message without one is never taken for a repetition
 */
public record Mail(String to, String subject, String body, Optional<String> id) {
  public Mail(String to, String subject, String body) {
    this(to, subject, body, Optional.empty());
  }

  /** The same message under an id of letters, digits and dashes. */
  public Mail identified(String name) {
    return new Mail(to, subject, body, Optional.of(name));
  }

  @Override
  public String toString() {
    return "Mail[" + subject + "]";
  }
}
