package dev.samsa.controlplane.usage;

import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries levels over the times in which no broker of a cluster reported. As long as one does,
 * nothing is carried for another that is silent: its partitions are led elsewhere, and counting
 * both would bill them twice.
 */
final class LevelCarry {
  /** Brokers that fell silent within this time of each other fell silent together. */
  private static final Duration TOGETHER = Duration.ofSeconds(15);

  private LevelCarry() {}

  /** A level of one topic. */
  record Topic(UsageMeter meter, String topicId, String topic) {}

  /**
   * A closed window.
   *
   * @param levels levels at its end
   */
  record Window(int broker, Span span, Map<Topic, BigDecimal> levels) {
    Window {
      levels = Map.copyOf(levels);
    }
  }

  /**
   * What an hour needs.
   *
   * @param integrals level times milliseconds to add, by topic
   * @param last levels when the hour ended
   * @param silent for how long no broker reported
   */
  record Plan(Map<Topic, BigDecimal> integrals, Map<Topic, BigDecimal> last, Duration silent) {}

  /** Whether a window that ended then has a say in the levels of an hour. */
  static boolean matters(Instant end, Span hour, List<Span> running, Collection<Span> windows) {
    return Span.without(running, windows).stream().map(Span::from).anyMatch(at -> near(end, at))
        || near(end, hour.to());
  }

  private static boolean near(Instant end, Instant at) {
    return end.isAfter(at.minus(TOGETHER)) && !end.isAfter(at);
  }

  /**
   * Plans one hour.
   *
   * @param hour the hour
   * @param running times of the hour for which the cluster ran
   * @param windows the windows of the hour, levels given for those that {@link #matters matter}
   * @param before levels when the hour began
   */
  static Plan plan(
      Span hour, List<Span> running, Collection<Window> windows, Map<Topic, BigDecimal> before) {
    List<Span> silences = Span.without(running, windows.stream().map(Window::span).toList());
    Map<Topic, BigDecimal> integrals = new HashMap<>();
    for (Span silence : silences) {
      BigDecimal millis = BigDecimal.valueOf(silence.length().toMillis());
      levelsAt(silence.from(), hour, windows, before)
          .forEach(
              (topic, level) -> integrals.merge(topic, level.multiply(millis), BigDecimal::add));
    }
    boolean runsOn = running.stream().anyMatch(span -> span.to().equals(hour.to()));
    Instant known =
        silences.isEmpty() || silences.getLast().to().isBefore(hour.to())
            ? hour.to()
            : silences.getLast().from();
    return new Plan(
        integrals,
        runsOn ? levelsAt(known, hour, windows, before) : Map.of(),
        Span.total(silences));
  }

  private static Map<Topic, BigDecimal> levelsAt(
      Instant at, Span hour, Collection<Window> windows, Map<Topic, BigDecimal> before) {
    if (!at.isAfter(hour.from())) {
      return before;
    }
    Map<Integer, Instant> lastEnds = new TreeMap<>();
    for (Window window : windows) {
      Instant end = window.span().to();
      if (near(end, at)) {
        lastEnds.merge(window.broker(), end, (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    if (lastEnds.isEmpty()) {
      boolean reported = windows.stream().anyMatch(w -> !w.span().to().isAfter(at));
      return reported ? Map.of() : before;
    }
    Map<Topic, BigDecimal> levels = new HashMap<>();
    for (Window window : windows) {
      if (window.span().to().equals(lastEnds.get(window.broker()))) {
        window.levels().forEach((topic, level) -> levels.merge(topic, level, BigDecimal::add));
      }
    }
    return levels;
  }
}
