package dev.samsa.systemtests.clients;

import dev.samsa.systemtests.platform.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where programs on foreign libraries are made ready: once below {@code target/foreign}, and again
 * only when one of their files has changed.
 */
final class Workshop {
  private static final Path MODULE =
      Path.of(System.getProperty("samsa.root", ".."), "system-tests").toAbsolutePath().normalize();
  private static final Path SOURCES = MODULE.resolve("src/test/foreign");
  private static final Path PLACE = MODULE.resolve("target/foreign");

  private Workshop() {}

  /** KafkaJS. */
  static synchronized Path kafkajs() {
    return ready(
        "kafkajs",
        folder ->
            Command.of(
                    "npm",
                    "ci",
                    "--prefix",
                    folder.toString(),
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error")
                .run()
                .requireSuccess());
  }

  /**
   * An environment of Python with the pinned packages; its interpreter is {@code venv/bin/python}.
   */
  static synchronized Path python() {
    return ready(
        "python",
        folder -> {
          String environment = folder.resolve("venv").toString();
          Command.of("python3", "-m", "venv", environment).run().requireSuccess();
          Command.of(
                  environment + "/bin/pip",
                  "install",
                  "--quiet",
                  "--disable-pip-version-check",
                  "--no-deps",
                  "--requirement",
                  folder.resolve("requirements.txt").toString())
              .run()
              .requireSuccess();
        });
  }

  /** The program on franz-go. It runs for seconds: not optimizing it halves its build. */
  static synchronized Path franzGo() {
    return ready(
        "franz-go",
        folder ->
            Command.of(
                    "go",
                    "build",
                    "-C",
                    folder.toString(),
                    "-gcflags=all=-N -l",
                    "-o",
                    "client",
                    ".")
                .run()
                .requireSuccess());
  }

  private static Path ready(String name, Consumer<Path> make) {
    try {
      Path folder = PLACE.resolve(name);
      Path done = folder.resolve(".ready");
      if (copy(SOURCES.resolve(name), folder) || !Files.exists(done)) {
        Files.deleteIfExists(done);
        make.accept(folder);
        Files.createFile(done);
      }
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether anything was new. */
  private static boolean copy(Path from, Path into) throws IOException {
    Files.createDirectories(into);
    boolean changed = false;
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path copy = into.resolve(file.getFileName());
        if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
          changed = true;
        }
      }
    }
    return changed;
  }
}
