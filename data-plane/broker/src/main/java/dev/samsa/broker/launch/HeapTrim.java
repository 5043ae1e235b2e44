package dev.samsa.broker.launch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gives back what the start needed. A start leaves a third of the heap as garbage, which on an idle
 * cluster nothing would ever collect; one collection lets the heap shrink (see the heap ratios in
 * the node's JVM flags).
 */
final class HeapTrim {
  private static final long AFTER_SECONDS = 20;

  private HeapTrim() {}

  static void soonAfterStart() {
    CompletableFuture.delayedExecutor(AFTER_SECONDS, TimeUnit.SECONDS).execute(System::gc);
  }
}
