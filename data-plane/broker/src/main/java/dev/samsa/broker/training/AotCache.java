package dev.samsa.broker.training;

import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.description.cluster.JvmOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the AOT cache of a folder of broker jars, once for these jars and this JDK: {@code java -cp
 * FOLDER/samsa-broker.jar dev.samsa.broker.training.AotCache FOLDER}. Run it with the JDK that the
 * brokers will run on. Two at once are safe: the second waits and finds it done. A virtual machine
 * that a cache does not fit goes on without it.
 */
public final class AotCache {
  private static final BrokerMemory MEMORY = new BrokerMemory(192, 64);

  private final Path lib;
  private final Path cache;
  private final Path madeFrom;

  AotCache(Path lib) {
    this.lib = lib.toAbsolutePath();
    this.cache = this.lib.resolve(JvmOptions.AOT_CACHE);
    this.madeFrom = this.lib.resolve(JvmOptions.AOT_CACHE + ".made-from");
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: AotCache FOLDER (of the broker's jars)");
      System.exit(64);
    }
    boolean made = new AotCache(Path.of(args[0])).make();
    System.out.println(made ? "made the AOT cache" : "the AOT cache is there");
  }

  /**
   * Makes the cache unless it is there.
   *
   * @return whether it was made
   * @throws IOException if the training run fails; a cache of before is left as it was
   */
  boolean make() throws IOException, InterruptedException {
    Path lockFile = lib.resolve(JvmOptions.AOT_CACHE + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      String fingerprint = fingerprint();
      if (Files.exists(cache)
          && Files.exists(madeFrom)
          && Files.readString(madeFrom).equals(fingerprint)) {
        return false;
      }
      Path draft = lib.resolve(JvmOptions.AOT_CACHE + ".new");
      train(draft);
      Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(madeFrom, fingerprint);
      return true;
    }
  }

  private void train(Path draft) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("samsa-training");
    try {
      List<String> java = new ArrayList<>();
      java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      for (String flag : JvmOptions.flags(MEMORY)) {
        // Only G1 can write the heap part of a cache; every collector can read it.
        java.add(flag.equals("-XX:+UseSerialGC") ? "-XX:+UseG1GC" : flag);
      }
      java.add("-XX:AOTCacheOutput=" + draft);
      java.add("-jar");
      java.add(lib.resolve(JvmOptions.BROKER_JAR).toString());
      new TrainingRun(folder).run(java);
      if (!Files.exists(draft)) {
        throw new IOException("the training run left no AOT cache");
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("the training run has no certificates", e);
    } finally {
      delete(folder);
    }
  }

  /** Names, sizes and times of the jars, and the virtual machine. */
  private String fingerprint() throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      List<Path> jars =
          files.filter(f -> f.toString().endsWith(".jar")).sorted().collect(Collectors.toList());
      StringBuilder text = new StringBuilder(System.getProperty("java.vm.version")).append('\n');
      for (Path jar : jars) {
        text.append(jar.getFileName())
            .append(' ')
            .append(Files.size(jar))
            .append(' ')
            .append(Files.getLastModifiedTime(jar))
            .append('\n');
      }
      return text.toString();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
