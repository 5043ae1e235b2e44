package dev.samsa.broker.usage;

import dev.samsa.broker.usage.TopicTotals.Number;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Log marks in a memory-mapped file beside the totals, so that after a kill what was appended since
 * can be found in the logs. A mark is taken out before it is changed and put back last: a process
 * that dies in between leaves none, and the count of the last copy stands.
 */
final class LogMarks implements AutoCloseable {
  private static final long NONE = -1;

  private final TotalsFile file;

  LogMarks(TotalsFile file) {
    this.file = file;
  }

  /** Every mark that is whole. */
  List<LogMark> all() {
    Collection<TopicTotals> slots = file.topics();
    return slots.stream().map(LogMarks::read).flatMap(Optional::stream).toList();
  }

  /** Puts a mark in place of the one before. */
  void put(LogMark mark) throws IOException {
    TopicTotals slot = file.findOrAdd(key(mark));
    slot.set(Number.LEADER_EPOCH, NONE);
    slot.set(Number.SEGMENT, mark.segment());
    slot.set(Number.POSITION, mark.position());
    slot.set(Number.LEADER_EPOCH, mark.epoch());
  }

  /** Takes a mark out. */
  void remove(LogMark mark) {
    file.remove(key(mark));
  }

  /** Takes every mark out. */
  void clear() {
    file.topics().forEach(slot -> file.remove(slot.key()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static TopicKey key(LogMark mark) {
    return new TopicKey(mark.topic().name(), mark.topic().id() + "/" + mark.partition());
  }

  private static Optional<LogMark> read(TopicTotals slot) {
    String id = slot.key().id();
    int slash = id.lastIndexOf('/');
    long epoch = slot.get(Number.LEADER_EPOCH);
    return epoch == NONE
        ? Optional.empty()
        : Optional.of(
            new LogMark(
                new TopicKey(slot.key().name(), id.substring(0, slash)),
                Integer.parseInt(id.substring(slash + 1)),
                (int) epoch,
                slot.get(Number.SEGMENT),
                slot.get(Number.POSITION)));
  }
}
