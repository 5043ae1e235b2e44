package dev.samsa.systemtests.fuzz;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The program of that name (PyPI), in an environment of its own below {@code target/}. */
final class Schemathesis {
  private static final Path MODULE =
      Path.of(System.getProperty("samsa.root", "..")).resolve("system-tests").normalize();
  private static final Path HOME = MODULE.resolve("target/schemathesis").toAbsolutePath();
  private static final Path PROGRAM = HOME.resolve("bin/st");
  private static final Path VERSIONS = MODULE.resolve("src/test/python/schemathesis.txt");
  private static final Duration INSTALLATION = Duration.ofMinutes(5);

  private Schemathesis() {}

  /** Installs it if it is not there; empty, with the reason on standard output, if it cannot be. */
  static Optional<Path> install() {
    if (Files.isExecutable(PROGRAM)) {
      return Optional.of(PROGRAM);
    }
    if (!Command.installed("python3")) {
      return without("python3 is not installed");
    }
    CommandResult environment =
        Command.of("python3", "-m", "venv", HOME.toString()).within(INSTALLATION).run();
    if (environment.exitCode() != 0) {
      return without("python3 has no venv (apt-get install python3-venv)");
    }
    CommandResult packages =
        Command.of(
                HOME.resolve("bin/pip").toString(),
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
                VERSIONS.toAbsolutePath().toString())
            .within(INSTALLATION)
            .run();
    if (packages.exitCode() != 0) {
      Command.of("rm", "-rf", HOME.toString()).run();
      return without("its packages cannot be had");
    }
    return Optional.of(PROGRAM);
  }

  private static Optional<Path> without(String why) {
    System.out.println("schemathesis was left out: " + why + ".");
    return Optional.empty();
  }

  /** Writes a file into a folder. */
  static Path write(Path folder, String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
