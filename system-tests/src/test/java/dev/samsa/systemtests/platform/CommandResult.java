package dev.samsa.systemtests.platform;

/**
 * What a finished command left behind.
 *
 * @param exitCode 0 if all went well
 * @param output standard output
 * @param errors standard error
 */
public record CommandResult(int exitCode, String output, String errors) {
  /** Fails with everything that was printed unless the command went well. */
  public CommandResult requireSuccess() {
    if (exitCode != 0) {
      throw new AssertionError("exit code " + exitCode + "\n" + output + "\n" + errors);
    }
    return this;
  }
}
