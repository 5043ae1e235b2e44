package dev.samsa.billing.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs the command line within the test. */
public final class CommandLine {
  private CommandLine() {}

  /** Exit code, a blank, and all that was printed. */
  public static String run(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = new Main(out, out).run(args);
    return code + " " + bytes.toString(StandardCharsets.UTF_8);
  }
}
