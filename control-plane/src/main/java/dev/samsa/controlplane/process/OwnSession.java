package dev.samsa.controlplane.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts programs in a session of their own: the terminal's Ctrl-C and hang-up reach the control
 * plane only.
 */
public final class OwnSession {
  private static final List<String> BY_PERL =
      List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!;");

  private OwnSession() {}

  /**
   * Starts the command with no input, all output into one file.
   *
   * @throws IOException if it cannot be started, or if this machine has neither setsid nor perl
   */
  public static Process start(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    List<String> full = new ArrayList<>(prefix(System.getenv("PATH")));
    full.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(full)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // Settings of the application server that we run on would be taken for the program's own.
    builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  // Both replace themselves by the command, so that the process id is the command's.
  private static List<String> prefix(String path) throws IOException {
    if (onPath(path, "setsid")) {
      return List.of("setsid");
    }
    if (onPath(path, "perl")) {
      return BY_PERL;
    }
    throw new IOException(
        "brokers and registries need a session of their own: install setsid (util-linux) or perl");
  }

  private static boolean onPath(String path, String program) {
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
