package dev.samsa.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a line for each step with the time it took; colours only on a terminal. */
final class Steps {
  private final PrintStream out;
  private final boolean colours;
  private final long begun = System.nanoTime();

  Steps(PrintStream out) {
    this.out = out;
    this.colours = System.console() != null && System.getenv("NO_COLOR") == null;
  }

  /** What a step does; its answer is told behind the step's name. */
  @FunctionalInterface
  interface Step {
    String run() throws Exception;
  }

  /** Runs one step. */
  void step(String name, Step step) throws Exception {
    long started = System.nanoTime();
    String result;
    try {
      result = step.run();
    } catch (DemoFailure e) {
      out.printf("%s %-34s %s%n", mark("x", "31"), name, e.getMessage());
      throw e;
    }
    out.printf(
        Locale.ROOT, "%s %-34s %6.1f s   %s%n", mark("+", "32"), name, seconds(started), result);
  }

  void line(String text) {
    out.println(text);
  }

  /** Seconds since the first step. */
  double elapsed() {
    return seconds(begun);
  }

  private String mark(String sign, String colour) {
    return colours ? "\u001b[" + colour + "m" + sign + "\u001b[0m" : sign;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
