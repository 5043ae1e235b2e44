package dev.samsa.controlplane.database;

/**
 * A text that PostgreSQL can neither hold nor compare, because the character NUL is in it. Nothing
 * is found by it, and nothing is to be tried again.
 */
public final class UnstorableTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnstorableTextException() {
    super("A text must not contain the character NUL.");
  }
}
