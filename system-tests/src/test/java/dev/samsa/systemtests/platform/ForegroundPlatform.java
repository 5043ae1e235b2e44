package dev.samsa.systemtests.platform;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code ./samsa up} or {@code ./samsa demo} at a terminal. */
public final class ForegroundPlatform {
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private final Process process;
  private final Path output;

  ForegroundPlatform(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Waits until the launcher has printed a text. */
  public ForegroundPlatform awaitText(String text) {
    await().atMost(PATIENCE).until(() -> output().contains(text) || !process.isAlive());
    if (!output().contains(text)) {
      throw new AssertionError("it ended without saying '" + text + "': " + output());
    }
    return this;
  }

  /** Sends SIGINT to the whole process group, as a terminal does, and waits for the end. */
  public CommandResult controlC() {
    Command.of("kill", "-INT", "--", "-" + process.pid()).run().requireSuccess();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("Ctrl-C did not end it: " + output());
      }
      return new CommandResult(process.exitValue(), output(), "");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Kills the launcher alone. */
  public void killLauncher() {
    PlatformProcess.kill(process.toHandle());
  }

  /** What it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
