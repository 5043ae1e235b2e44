package dev.samsa.broker.usage;

import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.util.List;

/** What clients and logs say of a broker since its life began, over all partitions that it led. */
final class Account {
  private final long receivedBefore;
  private long appended;
  private long sentAgain;
  private long read;
  private long notArrived;
  private double rate;

  /**
   * Begins one.
   *
   * @param receivedBefore bytes that the readers had received from the broker
   */
  Account(long receivedBefore) {
    this.receivedBefore = receivedBefore;
  }

  /** Bytes that it appended as leader, all of which came to the reader. */
  void led(long bytes) {
    appended += bytes;
    read += bytes;
  }

  /**
   * What it appended as leader until it died.
   *
   * @param bytes in its log
   * @param arrived of these, bytes that came to the reader
   * @param nanos how long there was load
   */
  void died(long bytes, long arrived, long nanos) {
    appended += bytes;
    read += arrived;
    notArrived += bytes - arrived;
    rate = (double) bytes / nanos;
  }

  /**
   * What it took over from the dead leader before it.
   *
   * @param unread bytes that the reader had not got from the dead
   * @param unacknowledged bytes that the producer had no answer for
   */
  void inherited(long unread, long unacknowledged) {
    read += unread;
    sentAgain += unacknowledged;
  }

  /**
   * The life, now that it has ended.
   *
   * @param windows that were reported of it
   * @param received bytes that the readers have received from the broker by now
   */
  Life close(List<UsageBatch> windows, String topic, long received) {
    return new Life(
        appended,
        sentAgain,
        read,
        notArrived,
        received - receivedBefore - read,
        BrokerWindows.bytes(windows, UsageMeter.INGRESS_BYTES, topic),
        BrokerWindows.bytes(windows, UsageMeter.EGRESS_BYTES, topic),
        rate);
  }
}
