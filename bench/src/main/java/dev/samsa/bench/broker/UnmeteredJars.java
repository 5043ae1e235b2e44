package dev.samsa.bench.broker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The broker's jars without the one line that makes it load the metering. */
final class UnmeteredJars {
  private static final String EXTENSIONS =
      "META-INF/services/dev.samsa.broker.extension.BrokerExtension";
  private static final String METERING = "dev.samsa.broker.usage.";

  private UnmeteredJars() {}

  /** Copies a folder of jars, takes the line out, and records an AOT cache as for any release. */
  static Path make(Path lib, Path copy) throws IOException, InterruptedException {
    Files.createDirectories(copy);
    try (var files = Files.list(lib)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Path jar = copy.resolve("samsa-broker.jar");
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Path services = zip.getPath(EXTENSIONS);
      List<String> lines = Files.readAllLines(services);
      List<String> others = lines.stream().filter(l -> !l.contains(METERING)).toList();
      if (others.size() == lines.size()) {
        throw new IOException(EXTENSIONS + " names no metering");
      }
      Files.write(services, others);
    }
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.toString(),
                "dev.samsa.broker.training.AotCache",
                copy.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("no AOT cache was made for " + copy);
    }
    return copy;
  }
}
