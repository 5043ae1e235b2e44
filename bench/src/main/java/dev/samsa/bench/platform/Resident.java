package dev.samsa.bench.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks ten times a second at how much memory of a process is resident, until it is closed. */
public final class Resident implements AutoCloseable {
  private static final long PAUSE_MILLIS = 100;
  private static final double KIB_PER_MIB = 1024;

  private final Path status;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile double most;

  private Resident(Path status) {
    this.status = status;
    this.thread = Thread.ofVirtual().unstarted(this::look);
  }

  /** Begins to look at a process. */
  public static Resident of(long process) {
    Resident resident = new Resident(Path.of("/proc/" + process + "/status"));
    resident.thread.start();
    return resident;
  }

  /** The most that was seen so far. */
  public double mostMiB() {
    return most / KIB_PER_MIB;
  }

  @Override
  public void close() throws InterruptedException {
    closed.countDown();
    thread.join();
  }

  private void look() {
    try {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, kib());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double kib() {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
