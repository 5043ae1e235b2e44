package dev.samsa.controlplane.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One finished run of a foreign program.
 *
 * @param exitCode as the program gave it
 * @param output what it printed on both streams
 */
record CommandRun(int exitCode, String output) {
  private static final long TIMEOUT_SECONDS = 120;

  /** Runs a command to its end; the output goes through a file, since a daemon may keep it open. */
  static CommandRun of(List<String> command) throws IOException {
    Path output = Files.createTempFile("samsa-command", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " did not end in " + TIMEOUT_SECONDS + " s");
      }
      return new CommandRun(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while running " + command.getFirst(), interrupted);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  static boolean succeeds(List<String> command) {
    try {
      return of(command).exitCode() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  static void require(List<String> command) throws IOException {
    CommandRun run = of(command);
    if (run.exitCode() != 0) {
      throw new IOException(String.join(" ", command) + ": " + run.output().strip());
    }
  }
}
