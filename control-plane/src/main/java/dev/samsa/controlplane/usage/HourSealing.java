package dev.samsa.controlplane.usage;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.usage.LevelCarry.Topic;
import dev.samsa.controlplane.usage.LevelCarry.Window;
import dev.samsa.description.usage.UsageMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Seals one hour of one cluster: afterwards it never changes, and what comes is a correction. */
@ApplicationScoped
class HourSealing {
  private final Database database;
  private final RunningTime runningTime;
  private final HourWindows hourWindows;
  private final RecordHashes recordHashes;
  private final SealedMonths months;

  HourSealing(
      Database database,
      RunningTime runningTime,
      HourWindows hourWindows,
      RecordHashes recordHashes,
      SealedMonths months) {
    this.database = database;
    this.runningTime = runningTime;
    this.hourWindows = hourWindows;
    this.recordHashes = recordHashes;
    this.months = months;
  }

  /**
   * Seals an hour; one that is sealed stays as it is.
   *
   * @param now when it is sealed
   */
  @Transactional
  void seal(long clusterKey, Instant hour, Instant now) {
    if (!lock(clusterKey, hour)) {
      return;
    }
    Span span = new Span(hour, hour.plus(1, ChronoUnit.HOURS));
    sumTopics(clusterKey, hour);
    List<Span> running = runningTime.of(clusterKey, span);
    List<Window> windows = hourWindows.of(clusterKey, span, running);
    LevelCarry.Plan plan =
        LevelCarry.plan(span, running, windows, lastLevels(clusterKey, hour.minusSeconds(3600)));
    addLevels(clusterKey, hour, plan);
    recordHashes.keep(clusterKey, hour);
    database.update(
        """
        UPDATE usage_hour
        SET sealed_at = ?, running_millis = ?, gap_seconds = ?, carried_seconds = ?
        WHERE cluster_id = ? AND hour = ?
        """,
        now,
        Span.total(running).toMillis(),
        longestGap(clusterKey, span, running, windows).toSeconds(),
        plan.silent().toSeconds(),
        clusterKey,
        hour);
    months.add(clusterKey, hour);
  }

  /** From here on nobody else adds to the hour. */
  private boolean lock(long clusterKey, Instant hour) {
    database.update(
        "INSERT INTO usage_hour (cluster_id, hour) VALUES (?, ?) ON CONFLICT DO NOTHING",
        clusterKey,
        hour);
    return database
        .first(
            "SELECT sealed_at IS NULL FROM usage_hour WHERE cluster_id = ? AND hour = ? FOR UPDATE",
            row -> row.getBoolean(1),
            clusterKey,
            hour)
        .orElseThrow();
  }

  /** What topics used, from the windows, as long as the hour still counts as open. */
  private void sumTopics(long clusterKey, Instant hour) {
    database.update(
        """
        INSERT INTO usage_topic_bucket AS t (cluster_id, hour, meter, topic_id, topic, amount)
        SELECT cluster_id, hour, meter, topic_id, max(topic), sum(amount)
        FROM usage_open_topic WHERE cluster_id = ? AND hour = ?
        GROUP BY cluster_id, hour, meter, topic_id
        ON CONFLICT (cluster_id, hour, meter, topic_id) DO UPDATE
          SET amount = t.amount + excluded.amount
        """,
        clusterKey,
        hour);
  }

  private Map<Topic, BigDecimal> lastLevels(long clusterKey, Instant hour) {
    Map<Topic, BigDecimal> levels = new HashMap<>();
    database.list(
        """
        SELECT meter, topic_id, topic, last_level FROM usage_topic_bucket
        WHERE cluster_id = ? AND hour = ? AND last_level > 0
        """,
        row ->
            levels.put(
                new Topic(UsageMeter.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
                row.getBigDecimal(4)),
        clusterKey,
        hour);
    return levels;
  }

  private void addLevels(long clusterKey, Instant hour, LevelCarry.Plan plan) {
    Map<Topic, BigDecimal> amounts = new HashMap<>(plan.integrals());
    plan.last().keySet().forEach(topic -> amounts.putIfAbsent(topic, BigDecimal.ZERO));
    List<Topic> topics = List.copyOf(amounts.keySet());
    database.list(
        """
        WITH topics AS (
          INSERT INTO usage_topic_bucket AS t
            (cluster_id, hour, meter, topic_id, topic, amount, last_level)
          SELECT ?, ?, n.meter, n.topic_id, n.topic, n.amount, n.level
          FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]::numeric[], ?::text[]::numeric[])
            AS n (meter, topic_id, topic, amount, level)
          ON CONFLICT (cluster_id, hour, meter, topic_id) DO UPDATE
            SET amount = t.amount + excluded.amount, last_level = excluded.last_level
          RETURNING cluster_id, hour, meter, last_level),
        carried AS (
          SELECT meter, sum(amount) AS amount FROM unnest(?::text[], ?::text[]::numeric[])
            AS n (meter, amount) GROUP BY meter)
        INSERT INTO usage_bucket AS b (cluster_id, hour, meter, amount, last_level)
        SELECT t.cluster_id, t.hour, t.meter, c.amount, sum(t.last_level)
        FROM topics t JOIN carried c ON c.meter = t.meter
        GROUP BY t.cluster_id, t.hour, t.meter, c.amount
        ON CONFLICT (cluster_id, hour, meter) DO UPDATE
          SET amount = b.amount + excluded.amount, last_level = excluded.last_level
        RETURNING meter
        """,
        row -> row.getString(1),
        clusterKey,
        hour,
        topics.stream().map(t -> t.meter().name()).toArray(String[]::new),
        topics.stream().map(Topic::topicId).toArray(String[]::new),
        topics.stream().map(Topic::topic).toArray(String[]::new),
        topics.stream().map(t -> amounts.get(t).toPlainString()).toArray(String[]::new),
        topics.stream()
            .map(t -> plan.last().getOrDefault(t, BigDecimal.ZERO).toPlainString())
            .toArray(String[]::new),
        topics.stream().map(t -> t.meter().name()).toArray(String[]::new),
        topics.stream().map(t -> amounts.get(t).toPlainString()).toArray(String[]::new));
  }

  /** The longest time for which one broker, since it began, reported nothing. */
  private Duration longestGap(
      long clusterKey, Span hour, List<Span> running, List<Window> windows) {
    return database
        .list(
            """
            SELECT n.node_id, coalesce((SELECT min(b.began_at) FROM usage_boot b
              WHERE b.cluster_id = n.cluster_id AND b.broker = n.node_id), ?) AS began_at
            FROM kafka_node n WHERE n.cluster_id = ? AND n.client_port IS NOT NULL
            """,
            row -> Map.entry(row.getInt("node_id"), Database.instant(row, "began_at")),
            hour.from(),
            clusterKey)
        .stream()
        .filter(began -> began.getValue().isBefore(hour.to()))
        .map(began -> gap(began.getKey(), new Span(began.getValue(), hour.to()), running, windows))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Duration gap(int broker, Span since, List<Span> running, List<Window> windows) {
    List<Span> reported =
        windows.stream().filter(w -> w.broker() == broker).map(Window::span).toList();
    return Span.total(Span.without(Span.within(running, since), reported));
  }
}
