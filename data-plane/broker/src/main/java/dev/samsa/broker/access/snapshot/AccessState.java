package dev.samsa.broker.access.snapshot;

import dev.samsa.description.access.AccessSnapshot;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The access snapshot that a node acts by. Its number only rises. */
public final class AccessState {
  private final CountDownLatch first = new CountDownLatch(1);
  private final UsedKeys used = new UsedKeys();
  private volatile AccessView view = AccessView.NONE;

  /**
   * Acts by that snapshot from now on, unless it already acts by it or a later one.
   *
   * @return whether it was newer
   */
  public synchronized boolean apply(AccessSnapshot snapshot) {
    if (snapshot.number() <= view.number()) {
      return false;
    }
    view = AccessView.of(snapshot);
    first.countDown();
    return true;
  }

  /** What is in force now. */
  public AccessView view() {
    return view;
  }

  /** Keys that were used here. */
  public UsedKeys used() {
    return used;
  }

  /** Waits for the first snapshot; false if none came in that time. */
  public boolean awaitFirst(Duration timeout) throws InterruptedException {
    return first.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
