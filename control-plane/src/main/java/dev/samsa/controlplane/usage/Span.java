package dev.samsa.controlplane.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from its first instant
 * @param to first instant after it
 */
public record Span(Instant from, Instant to) {
  public Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("ends before it begins: " + from + " to " + to);
    }
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /** What both have in common. */
  public Optional<Span> intersect(Span other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  /** What is left of some spans without others; in order of time. */
  static List<Span> without(Collection<Span> spans, Collection<Span> others) {
    List<Span> covered = others.stream().sorted(Comparator.comparing(Span::from)).toList();
    List<Span> left = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Instant at = span.from();
      for (Span other : covered) {
        if (other.from().isAfter(at) && at.isBefore(span.to())) {
          Instant end = other.from().isBefore(span.to()) ? other.from() : span.to();
          left.add(new Span(at, end));
        }
        at = other.to().isAfter(at) ? other.to() : at;
      }
      if (at.isBefore(span.to())) {
        left.add(new Span(at, span.to()));
      }
    }
    return left;
  }

  /** Parts of some spans that lie within one. */
  public static List<Span> within(Collection<Span> spans, Span limits) {
    return spans.stream().map(limits::intersect).flatMap(Optional::stream).toList();
  }

  /** Length of spans that do not overlap. */
  public static Duration total(Collection<Span> spans) {
    return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }
}
