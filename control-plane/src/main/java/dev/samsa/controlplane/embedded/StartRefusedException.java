package dev.samsa.controlplane.embedded;

/**
 * The platform cannot start here. The message is one sentence for the person at the terminal: it
 * says what is wrong and what to do about it, and is shown without a stack trace.
 */
public final class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefusedException(String sentence) {
    super(sentence);
  }

  public StartRefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
