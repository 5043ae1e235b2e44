package dev.samsa.broker.usage;

import java.io.IOException;
import java.util.Map;

/** What the meter asks of the running broker beside its counts. */
interface BrokerView {
  /** What the logs hold of each topic now. */
  Map<TopicKey, TopicLevels> levels();

  /**
   * Marks how far the logs go; called right after the counts were copied into the totals.
   *
   * @throws IOException if a mark finds no room
   */
  void markLogs(TotalsFile totals) throws IOException;

  /** Open client connections. */
  int connections();

  /** Whether the cluster no longer knows the topic; false as long as that is uncertain. */
  boolean isGone(TopicKey topic);
}
