package dev.samsa.systemtests.load;

import java.util.List;
import java.util.random.RandomGenerator;

/** Somebody who does things, one at a time, and remembers what the platform said. */
interface Worked {
  /** Does one thing. Fails if it is answered as nobody described. */
  void step(RandomGenerator random);

  /** Sentences on whatever is not there as the platform said; empty if all is well. */
  List<String> differences();
}
