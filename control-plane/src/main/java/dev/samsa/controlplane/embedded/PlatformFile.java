package dev.samsa.controlplane.embedded;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What a control plane that answers says about itself to the launcher, one field a line.
 *
 * @param pid its process
 * @param url where tenants reach it
 */
public record PlatformFile(long pid, String url) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  void write(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static PlatformFile read(Path file) throws IOException {
    return JSON.readValue(Files.readString(file), PlatformFile.class);
  }
}
