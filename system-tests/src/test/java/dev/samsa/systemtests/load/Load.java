package dev.samsa.systemtests.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Keeps many at work at a steady rate. Each of them belongs to one thread. */
final class Load {
  private static final int THREADS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Observations seen;

  Load(Observations seen) {
    this.seen = seen;
  }

  /** Does a thing so often, some at a time. */
  static <T> List<T> together(int times, Callable<T> task) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<T>> running =
          IntStream.range(0, times).mapToObj(n -> threads.submit(task)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    } catch (java.util.concurrent.ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }

  /**
   * Works for a while, and returns once the last step is done.
   *
   * @param busy whoever has a thread of his own
   * @param many who share the others
   */
  void run(List<? extends Worked> busy, List<? extends Worked> many, Scale scale)
      throws InterruptedException {
    List<List<? extends Worked>> shares = new ArrayList<>();
    busy.forEach(one -> shares.add(List.of(one)));
    for (int share = 0; share < THREADS; share++) {
      int first = share;
      shares.add(
          IntStream.range(0, many.size())
              .filter(n -> n % THREADS == first)
              .mapToObj(many::get)
              .toList());
    }
    long micros = TimeUnit.SECONDS.toMicros(shares.size()) / scale.perSecond();
    try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(shares.size())) {
      for (int share = 0; share < shares.size(); share++) {
        List<? extends Worked> workers = shares.get(share);
        Random random = new Random(1912 + share);
        threads.scheduleAtFixedRate(
            () -> step(workers.get(random.nextInt(workers.size())), random),
            micros * share / shares.size(),
            micros,
            TimeUnit.MICROSECONDS);
      }
      if (threads.awaitTermination(scale.length().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the load ended by itself");
      }
      threads.shutdown();
      if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("a step did not end");
      }
    }
  }

  private void step(Worked worker, Random random) {
    try {
      worker.step(random);
    } catch (Exception | AssertionError failure) {
      seen.fault(failure.toString());
    }
  }
}
