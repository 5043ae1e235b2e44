package dev.samsa.broker.testbed;

import dev.samsa.description.DescriptionJson;
import dev.samsa.description.usage.CounterSeries;
import dev.samsa.description.usage.UsageAck;
import dev.samsa.description.usage.UsageBatch;
import dev.samsa.description.usage.UsageMeter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What brokers reported. Closed batches are kept once; a piece of a counter that does not begin
 * where the one before ended is written down.
 */
public final class TestUsage {
  private record Identity(int broker, String boot, long sequence) {}

  private record Counter(int broker, UsageMeter meter, String topicId) {}

  private final Map<Identity, UsageBatch> closed = new HashMap<>();
  private final Map<Counter, Long> totals = new HashMap<>();
  private final List<String> breaks = new ArrayList<>();
  private final List<UsageBatch> order = new ArrayList<>();
  private boolean closeNow;
  private UsageBatch open;

  /** Takes a batch in. */
  public synchronized UsageAck take(String json) {
    UsageBatch batch = DescriptionJson.read(json, UsageBatch.class);
    if (!batch.closed()) {
      open = batch;
      boolean asked = closeNow;
      closeNow = false;
      return new UsageAck(UsageAck.Outcome.ACCEPTED, null, asked);
    }
    Identity identity = new Identity(batch.broker(), batch.bootId(), batch.sequence());
    if (closed.putIfAbsent(identity, batch) != null) {
      return new UsageAck(UsageAck.Outcome.DUPLICATE, null, false);
    }
    order.add(batch);
    for (CounterSeries series : batch.counters()) {
      Counter counter = new Counter(batch.broker(), series.meter(), series.topicId());
      long before = totals.getOrDefault(counter, 0L);
      if (before != series.totalAtStart()) {
        breaks.add(series + " follows " + before);
      }
      totals.put(counter, series.totalAtEnd());
    }
    return new UsageAck(UsageAck.Outcome.ACCEPTED, null, false);
  }

  /** Asks the broker to close its window with the next answer. */
  public synchronized void requestClose() {
    closeNow = true;
  }

  /** Closed bytes of a topic, over all brokers and whatever its ids. */
  public synchronized long bytes(UsageMeter meter, String topic) {
    return order.stream()
        .flatMap(batch -> batch.counters().stream())
        .filter(series -> series.meter() == meter && series.topic().equals(topic))
        .mapToLong(CounterSeries::delta)
        .sum();
  }

  /** Places at which a counter did not go on where it had ended. */
  public synchronized List<String> breaks() {
    return List.copyOf(breaks);
  }

  /** Closed batches in the order in which they came. */
  public synchronized List<UsageBatch> batches() {
    return List.copyOf(order);
  }

  /** The open window shown last; null before the first. */
  public synchronized UsageBatch open() {
    return open;
  }
}
