package dev.samsa.broker.usage;

import java.util.Map;

/** What the meter asks of the running broker beside its counts. */
interface BrokerView {
  /** What the logs hold of each topic now. */
  Map<TopicKey, TopicLevels> levels();

  /** Open client connections. */
  int connections();

  /** Whether the cluster no longer knows the topic; false as long as that is uncertain. */
  boolean isGone(TopicKey topic);
}
