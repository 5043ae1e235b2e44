package dev.samsa.systemtests.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A foreign program with its arguments and environment. */
public final class Command {
  private final List<String> words;
  private final Map<String, String> environment = new TreeMap<>();
  private String input = "";
  private Duration limit = Duration.ofMinutes(10);

  private Command(List<String> words) {
    this.words = words;
  }

  public static Command of(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(program);
    words.addAll(Arrays.asList(arguments));
    return new Command(words);
  }

  /** Whether a program of this name is installed. */
  public static boolean installed(String program) {
    return find(program).isPresent();
  }

  /** Where a program that is installed lies. */
  public static Path path(String program) {
    return find(program).orElseThrow();
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public Command with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  public Command input(String text) {
    input = text;
    return this;
  }

  /** How long it may take; ten minutes if nothing is said. */
  public Command within(Duration time) {
    limit = time;
    return this;
  }

  /** Runs to the end. */
  public CommandResult run() {
    try {
      Path output = Files.createTempFile("samsa-test", ".out");
      Path errors = Files.createTempFile("samsa-test", ".err");
      try {
        Process process = start(output, errors);
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(words + " did not end: " + Files.readString(output));
        }
        return new CommandResult(
            process.exitValue(), Files.readString(output), Files.readString(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Starts and returns at once; both streams go to files. */
  public Process start(Path output, Path errors) throws IOException {
    return start(
        new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(errors.toFile()));
  }

  /** Starts and returns at once; both streams go behind what is in the file. */
  public Process append(Path output) throws IOException {
    return start(
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())));
  }

  private Process start(ProcessBuilder builder) throws IOException {
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (var stdin = process.outputWriter()) {
      stdin.write(input);
    }
    return process;
  }
}
