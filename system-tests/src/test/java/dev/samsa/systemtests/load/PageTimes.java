package dev.samsa.systemtests.load;

import java.util.ArrayList;
import java.util.List;

/** How much longer one page takes than another, asked for in turn. */
final class PageTimes {
  private static final int WARM_UP = 20;
  private static final int TIMES = 61;

  private PageTimes() {}

  /** Somebody's page. */
  record Page(Caller caller, String path) {
    private long read() {
      long start = System.nanoTime();
      caller.read(path);
      return System.nanoTime() - start;
    }
  }

  /** Median time of the second one over that of the first one. */
  static double ratio(Page one, Page other) {
    List<Long> ofOne = new ArrayList<>();
    List<Long> ofOther = new ArrayList<>();
    for (int time = 0; time < WARM_UP + TIMES; time++) {
      long first = one.read();
      long second = other.read();
      if (time >= WARM_UP) {
        ofOne.add(first);
        ofOther.add(second);
      }
    }
    return (double) median(ofOther) / median(ofOne);
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}
