package dev.samsa.controlplane.mail;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A plain text message. The body may hold a token, so it is never logged.
 *
 * @param id by which a repetition is known; a message without one is never taken for a repetition
 */
public record Mail(
    String to, String subject, String body, Optional<String> id, List<Attachment> attachments) {
  public Mail {
    attachments = List.copyOf(attachments);
  }

  public Mail(String to, String subject, String body) {
    this(to, subject, body, Optional.empty(), List.of());
  }

  /**
   * A file that goes along.
   *
   * @param name letters, digits, dots and dashes
   * @param type such as {@code application/pdf}
   * @param base64 its content in lines, as MIME has it
   */
  public record Attachment(String name, String type, String base64) {
    public static Attachment of(String name, String type, byte[] content) {
      return new Attachment(name, type, Base64.getMimeEncoder().encodeToString(content));
    }
  }

  /** The same message under an id of letters, digits and dashes. */
  public Mail identified(String name) {
    return new Mail(to, subject, body, Optional.of(name), attachments);
  }

  /** The same message with that file. */
  public Mail with(Attachment attachment) {
    return new Mail(to, subject, body, id, List.of(attachment));
  }

  @Override
  public String toString() {
    return "Mail[" + subject + "]";
  }
}
