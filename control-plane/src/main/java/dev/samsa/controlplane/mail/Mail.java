package dev.samsa.controlplane.mail;

/** A plain text message. The body may hold a token, so it is never logged. */
public record Mail(String to, String subject, String body) {
  @Override
  public String toString() {
    return "Mail[" + subject + "]";
  }
}
