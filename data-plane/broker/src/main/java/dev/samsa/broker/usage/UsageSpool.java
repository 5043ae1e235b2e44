package dev.samsa.broker.usage;

import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.SpoolState;
import dev.samsa.description.usage.UsageBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Closed batches on disk until they are acknowledged, one file each, in the order in which they
 * were closed. A file appears whole or not at all, and is on the disk before it is counted as
 * written. A resent batch is the very bytes that were sent before.
 */
final class UsageSpool {
  private static final String SUFFIX = ".json";

  private final Path folder;
  private final long maxBytes;
  private final Map<String, Entry> entries = new TreeMap<>();
  private long bytes;

  private record Entry(Path file, long bytes, long windowEnd) {}

  /**
   * A batch as it is sent.
   *
   * @param name its place in the spool
   * @param json its text
   */
  record Spooled(String name, String json) {}

  private UsageSpool(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /**
   * Opens the spool with what an earlier run left in it.
   *
   * @param maxBytes it takes no batch beyond this size
   * @throws IOException if the folder cannot be read or made
   */
  static UsageSpool open(Path folder, long maxBytes) throws IOException {
    Files.createDirectories(folder);
    UsageSpool spool = new UsageSpool(folder, maxBytes);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          spool.add(name, file, Files.size(file), windowEndOf(name));
        } else {
          Files.delete(file);
        }
      }
    }
    return spool;
  }

  /**
   * Keeps a closed batch.
   *
   * @throws IOException if the disk or the spool is full
   */
  synchronized void write(UsageBatch batch) throws IOException {
    byte[] json = DescriptionJson.write(batch).getBytes(StandardCharsets.UTF_8);
    if (bytes + json.length > maxBytes) {
      throw new IOException("the usage spool holds " + bytes + " bytes and is full");
    }
    String name =
        String.format(
            Locale.ROOT,
            "%015d-%s-%09d%s",
            batch.windowEnd(),
            batch.bootId(),
            batch.sequence(),
            SUFFIX);
    if (entries.containsKey(name)) {
      return;
    }
    Path file = folder.resolve(name);
    writeWhole(file, json);
    add(name, file, json.length, batch.windowEnd());
  }

  /** The batch that was closed first of those that wait. */
  Optional<Spooled> oldest() throws IOException {
    Entry entry;
    String name;
    synchronized (this) {
      if (entries.isEmpty()) {
        return Optional.empty();
      }
      name = entries.keySet().iterator().next();
      entry = entries.get(name);
    }
    return Optional.of(new Spooled(name, Files.readString(entry.file())));
  }

  /** All that waits, in order. */
  synchronized Stream<Path> files() {
    return entries.values().stream().map(Entry::file).toList().stream();
  }

  /** Forgets an acknowledged batch. */
  void remove(String name) throws IOException {
    Entry entry;
    synchronized (this) {
      entry = entries.remove(name);
      if (entry == null) {
        return;
      }
      bytes -= entry.bytes();
    }
    Files.deleteIfExists(entry.file());
  }

  synchronized SpoolState state() {
    long oldest = entries.isEmpty() ? 0 : entries.values().iterator().next().windowEnd();
    return new SpoolState(entries.size(), bytes, oldest);
  }

  private void writeWhole(Path file, byte[] json) throws IOException {
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(json);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  private void add(String name, Path file, long size, long windowEnd) {
    entries.put(name, new Entry(file, size, windowEnd));
    bytes += size;
  }

  private static long windowEndOf(String name) throws IOException {
    try {
      return Long.parseLong(name.substring(0, name.indexOf('-')));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new IOException("not a usage batch: " + name, e);
    }
  }
}
