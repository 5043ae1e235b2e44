package dev.samsa.systemtests.load;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What all callers together were answered. */
final class Observations {
  /** More of the same would only make the message long. */
  private static final int MOST_FAULTS = 20;

  private static final int LONGEST = 1_000;

  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
  private final LongAdder interruptions = new LongAdder();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  void answered(int status) {
    answers.computeIfAbsent(status, any -> new LongAdder()).increment();
  }

  /** A connection broke, and nobody knows what became of the request. */
  void interrupted() {
    interruptions.increment();
  }

  void fault(String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(what.substring(0, Math.min(what.length(), LONGEST)));
    }
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  long interruptions() {
    return interruptions.sum();
  }

  /** How many answers there were, by status. */
  Map<Integer, Long> answers() {
    Map<Integer, Long> sums = new TreeMap<>();
    answers.forEach((status, count) -> sums.put(status, count.sum()));
    return sums;
  }
}
