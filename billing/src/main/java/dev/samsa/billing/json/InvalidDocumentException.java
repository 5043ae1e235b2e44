package dev.samsa.billing.json;

import dev.samsa.billing.InvalidInputException;

/** A JSON document that is refused: which document, line and path, and why. */
public final class InvalidDocumentException extends InvalidInputException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final int line;

  InvalidDocumentException(String document, int line, String path, String reason) {
    super(document + (line > 0 ? ":" + line : "") + ": " + name(path), reason);
    this.path = path;
    this.line = line;
  }

  /** JSON pointer of the value at fault; empty for the document as a whole. */
  public String path() {
    return path;
  }

  /** Line of the value at fault, from 1; 0 if there is none. */
  public int line() {
    return line;
  }

  private static String name(String path) {
    return path.isEmpty() ? "the document" : path;
  }
}
