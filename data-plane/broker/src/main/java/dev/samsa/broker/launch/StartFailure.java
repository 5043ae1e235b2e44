package dev.samsa.broker.launch;

/** Why a node cannot start or go on: one line for whoever reads the log, and the exit code. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Exit codes, from sysexits.h where one fits. */
  public enum Kind {
    USAGE(64),
    DESCRIPTION(65),
    SECRETS(66),
    PORT(69),
    SOFTWARE(70),
    ALREADY_RUNNING(73),
    STORAGE(74);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  public StartFailure(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  public StartFailure(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
