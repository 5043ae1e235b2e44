package dev.samsa.billing;

/**
 * Input that billing refuses. The message is a sentence that names the field and says what to
 * change, fit to be shown to whoever sent it.
 */
public class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidInputException(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
  }

  /** The field at fault, by its name or its path in a document. */
  public String field() {
    return field;
  }
}
