package dev.samsa.broker.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether more partitions fit into the cluster's limit. A request is reserved while it is under way
 * and until the metadata shows it, so that two at once cannot both take the last place.
 */
final class PartitionCount {
  /** A topic deleted at once may never be seen in the metadata; its reservation ends anyway. */
  private static final Duration LONGEST_UNSEEN = Duration.ofSeconds(10);

  private final int limit;
  private final Clock clock;
  private final List<Reservation> underWay = new ArrayList<>();

  PartitionCount(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** A place for one topic's partitions; {@link #doneAt} is null while the request is under way. */
  static final class Reservation {
    private final String topic;
    private final int partitions;
    private Instant doneAt;

    private Reservation(String topic, int partitions) {
      this.topic = topic;
      this.partitions = partitions;
    }
  }

  /** What became of the wish for places. */
  sealed interface Outcome {
    /** They are reserved; the reservation must be settled. */
    record Reserved(Reservation reservation) implements Outcome {}

    /** They do not fit, with the sentence that says so. */
    record Refused(String sentence) implements Outcome {}
  }

  /**
   * Reserves places.
   *
   * @param existing partitions by topic as the metadata shows them, internal topics out
   * @param topic the topic that is made or grows
   * @param partitions how many it would have
   */
  synchronized Outcome reserve(Map<String, Integer> existing, String topic, int partitions) {
    update(existing);
    Map<String, Integer> total = new HashMap<>(existing);
    underWay.forEach(r -> total.merge(r.topic, r.partitions, Math::max));
    long before = sum(total);
    total.merge(topic, partitions, Math::max);
    long after = sum(total);
    if (after > limit && after > before) {
      return new Outcome.Refused(
          "This cluster holds %d partitions of at most %d; %d more do not fit."
              .formatted(before, limit, after - before));
    }
    Reservation reservation = new Reservation(topic, partitions);
    underWay.add(reservation);
    return new Outcome.Reserved(reservation);
  }

  /** Ends a reservation: at once if the request failed, else when the metadata shows the topic. */
  synchronized void settle(Reservation reservation, boolean done) {
    if (done) {
      reservation.doneAt = clock.instant();
    } else {
      underWay.remove(reservation);
    }
  }

  /** Ends the reservations that the metadata shows. */
  synchronized void update(Map<String, Integer> existing) {
    underWay.removeIf(r -> seen(r, existing));
  }

  /** Whether nothing is reserved. */
  synchronized boolean isIdle() {
    return underWay.isEmpty();
  }

  private boolean seen(Reservation reservation, Map<String, Integer> existing) {
    return existing.getOrDefault(reservation.topic, 0) >= reservation.partitions
        || (reservation.doneAt != null
            && reservation.doneAt.plus(LONGEST_UNSEEN).isBefore(clock.instant()));
  }

  private static long sum(Map<String, Integer> partitions) {
    return partitions.values().stream().mapToLong(Integer::longValue).sum();
  }
}
