package dev.samsa.description;

/**
 * A description, snapshot or batch that cannot be read or breaks its own rules; the message says
 * which.
 */
public final class InvalidDescriptionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidDescriptionException(String message) {
    super(message);
  }

  public InvalidDescriptionException(String message, Throwable cause) {
    super(message, cause);
  }
}
