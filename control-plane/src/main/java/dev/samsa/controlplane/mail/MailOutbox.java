package dev.samsa.controlplane.mail;

/** Where mail leaves the platform. */
public interface MailOutbox {
  /**
   * Hands a message over.
   *
   * @throws java.io.UncheckedIOException if it could not be handed over
   */
  void send(Mail mail);
}
