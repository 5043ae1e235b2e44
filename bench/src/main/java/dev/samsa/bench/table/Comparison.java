package dev.samsa.bench.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Two sides measured in pairs, the sides in turn going first, so that what else the machine does
 * falls on both.
 *
 * @param ours what ours measured, in the order of the pairs
 * @param baseline what the baseline measured
 */
public record Comparison(List<Double> ours, List<Double> baseline) {
  public Comparison {
    ours = List.copyOf(ours);
    baseline = List.copyOf(baseline);
    if (ours.size() != baseline.size() || ours.isEmpty()) {
      throw new IllegalArgumentException("pairs are missing a side");
    }
  }

  /** Measures so many pairs, after one that is thrown away. */
  public static Comparison of(int pairs, Sample ours, Sample baseline) throws Exception {
    return settled(1, pairs, ours, baseline);
  }

  /**
   * Measures so many pairs, after some that are thrown away: servers that run for months are
   * measured when hardly anything of them is compiled any more.
   */
  public static Comparison settled(int thrownAway, int pairs, Sample ours, Sample baseline)
      throws Exception {
    for (int pair = 0; pair < thrownAway; pair++) {
      ours.measure();
      baseline.measure();
    }
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      if (pair % 2 == 0) {
        first.add(ours.measure());
        second.add(baseline.measure());
      } else {
        second.add(baseline.measure());
        first.add(ours.measure());
      }
    }
    return new Comparison(first, second);
  }

  /** Ours by the baseline, pair by pair. */
  public Spread ratios() {
    List<Double> ratios = new ArrayList<>();
    for (int pair = 0; pair < ours.size(); pair++) {
      ratios.add(ours.get(pair) / baseline.get(pair));
    }
    return Spread.of(ratios);
  }
}
