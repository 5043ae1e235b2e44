package dev.samsa.bench.table;

/** Does one side's work once. */
@FunctionalInterface
public interface Sample {
  /**
   * Measures.
   *
   * @return seconds, or things a second: the same on both sides
   */
  double measure() throws Exception;
}
