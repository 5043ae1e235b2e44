package dev.samsa.kubernetestests.cluster;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Kills an operator again and again, at times that nobody can tell, and starts it anew. */
final class RandomDeaths implements AutoCloseable {
  private static final int LONGEST_LIFE_MS = 8_000;

  private final OperatorProcess operator;
  private final Random random;
  private final CountDownLatch all;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "random-deaths");
  private volatile Throwable failure;

  private RandomDeaths(OperatorProcess operator, int deaths, long seed) {
    this.operator = operator;
    this.random = new Random(seed);
    this.all = new CountDownLatch(deaths);
  }

  /** Begins. The same seed gives the same lifetimes. */
  static RandomDeaths begin(OperatorProcess operator, int deaths, long seed) {
    System.out.println("operator deaths with seed " + seed);
    RandomDeaths result = new RandomDeaths(operator, deaths, seed);
    result.thread.start();
    return result;
  }

  /**
   * Whether it has died as often as it should.
   *
   * @throws AssertionError if it dies no more, for it could not be killed or started
   */
  boolean done() {
    if (failure != null) {
      throw new AssertionError("the operator dies no more", failure);
    }
    return all.getCount() == 0;
  }

  private void run() {
    try {
      killUntilTheEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = e;
    } catch (RuntimeException | Error e) {
      // Whatever ends this thread must reach the test, which waits for the deaths.
      failure = e;
    }
  }

  private void killUntilTheEnd() throws InterruptedException {
    do {
      // Some lives end before they have begun.
      if (random.nextInt(4) > 0) {
        operator.awaitAtWork();
      }
      if (end.await(random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS)) {
        return;
      }
      operator.kill();
      operator.startAgain();
      all.countDown();
    } while (true);
  }

  /** Leaves the operator running. */
  @Override
  public void close() throws InterruptedException {
    end.countDown();
    thread.join();
  }
}
