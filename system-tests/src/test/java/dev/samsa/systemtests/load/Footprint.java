package dev.samsa.systemtests.load;

import dev.samsa.systemtests.platform.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the memory of a Java process again and again: what is left after a full collection. */
final class Footprint implements AutoCloseable {
  private static final int SAMPLES = 30;
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  /** Of each generation. */
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private final ProcessHandle process;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> sampling;

  /** In MiB. */
  record Sample(double heap, double resident) {}

  private Footprint(ProcessHandle process, long millis) {
    this.process = process;
    this.sampling = thread.scheduleAtFixedRate(this::sample, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Takes thirty samples in that time. */
  static Footprint of(ProcessHandle process, Duration time) {
    return new Footprint(process, time.toMillis() / SAMPLES);
  }

  private void sample() {
    String pid = "" + process.pid();
    Command.of(JCMD.toString(), pid, "GC.run").run().requireSuccess();
    String heap = Command.of(JCMD.toString(), pid, "GC.heap_info").run().requireSuccess().output();
    String resident = Command.of("ps", "-o", "rss=", "-p", pid).run().requireSuccess().output();
    Matcher generations = USED.matcher(heap);
    double used = 0;
    while (generations.find()) {
      used += Long.parseLong(generations.group(1)) / 1024.0;
    }
    if (used == 0) {
      throw new AssertionError("no sizes in " + heap);
    }
    samples.add(new Sample(used, Long.parseLong(resident.strip()) / 1024.0));
  }

  /** Medians of the three thirds of the time. */
  List<Double> thirds(ToDoubleFunction<Sample> what) {
    if (sampling.isDone()) {
      throw new AssertionError("samples could not be taken", sampling.exceptionNow());
    }
    int third = samples.size() / 3;
    if (third < SAMPLES / 4) {
      throw new AssertionError("only " + samples.size() + " samples were taken");
    }
    return List.of(
        median(samples.subList(0, third), what),
        median(samples.subList(third, 2 * third), what),
        median(samples.subList(2 * third, samples.size()), what));
  }

  private static double median(List<Sample> some, ToDoubleFunction<Sample> what) {
    return some.stream().mapToDouble(what).sorted().skip(some.size() / 2).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
