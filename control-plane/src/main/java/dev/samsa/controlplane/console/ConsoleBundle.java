package dev.samsa.controlplane.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The files of the built console. Only what its build listed can be asked for, so that no path
 * leads anywhere else. Contents are read once, compressed, and kept: a few hundred KiB in all.
 */
@ApplicationScoped
public class ConsoleBundle {
  private static final String FOLDER = "/dev/samsa/console/";

  private final Map<String, ConsoleFile> files;
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

  public ConsoleBundle() {
    this.files = readList();
  }

  /** Whether the console was built at all; without Node.js it is left out. */
  boolean present() {
    return !files.isEmpty();
  }

  Optional<ConsoleFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The content as packed. */
  byte[] packed(ConsoleFile file) {
    return contents.computeIfAbsent(file.resource(), ConsoleBundle::read);
  }

  /** The content for a client that does not take compressed files. */
  byte[] plain(ConsoleFile file) {
    byte[] packed = packed(file);
    if (!file.gzip()) {
      return packed;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ConsoleFile> readList() {
    try (InputStream list = ConsoleBundle.class.getResourceAsStream(FOLDER + "files.tsv")) {
      if (list == null) {
        return Map.of();
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(ConsoleFile::parse)
          .collect(Collectors.toUnmodifiableMap(ConsoleFile::path, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = ConsoleBundle.class.getResourceAsStream(FOLDER + resource)) {
      if (in == null) {
        throw new IllegalStateException("the console's file " + resource + " is not packed");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
