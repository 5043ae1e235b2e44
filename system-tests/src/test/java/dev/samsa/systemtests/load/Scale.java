package dev.samsa.systemtests.load;

import java.time.Duration;

/**
 * How much there is, and how much happens.
 *
 * @param organizations each signed up by a user of its own
 * @param keys of all organizations together; the first of them has a fifth
 * @param topics on one cluster of the first organization
 * @param length of the load after all that is there
 * @param perSecond requests, roughly: some steps of a tenant are several
 */
record Scale(int organizations, int keys, int topics, Duration length, int perSecond) {
  static final Scale SHORT = new Scale(60, 900, 200, Duration.ofSeconds(60), 40);

  /** An hour, unless {@code samsa.load.minutes} says how long, {@code samsa.load.rate} how much. */
  static final Scale LONG =
      new Scale(
          1_000,
          10_000,
          2_000,
          Duration.ofMinutes(Integer.getInteger("samsa.load.minutes", 60)),
          Integer.getInteger("samsa.load.rate", 20));

  int keysOfFirst() {
    return keys / 5;
  }

  int keysOfOthers() {
    return (keys - keysOfFirst()) / (organizations - 1);
  }
}
