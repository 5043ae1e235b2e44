package dev.samsa.billing.usage;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that rating needs of one cluster, or another billed resource such as a connector, in one
 * month. The order in which parts were added makes no difference.
 */
public final class ClusterMonth {
  private final Resource resource;
  private final BillingMonth month;
  private final List<PlanPeriod> plans;
  private final List<Running> running;
  private final long[] runningMillis;
  private final Map<String, List<HourUsage>> meters;
  private final Map<String, BigDecimal> openings;
  private final int firstHour;
  private final int endHour;

  private ClusterMonth(Builder builder) {
    this.resource = builder.resource;
    this.month = builder.month;
    this.plans = builder.plans.stream().sorted(Comparator.comparing(PlanPeriod::from)).toList();
    this.runningMillis = builder.runningMillis();
    this.running = List.copyOf(builder.running);
    this.meters = new TreeMap<>();
    builder.meters.forEach(
        (meter, hours) -> meters.put(meter, Collections.unmodifiableList(Arrays.asList(hours))));
    this.openings = Collections.unmodifiableMap(builder.openings);
    this.firstHour = builder.firstHour;
    this.endHour = builder.endHour;
    for (int i = 1; i < plans.size(); i++) {
      if (plans.get(i).from().equals(plans.get(i - 1).from())) {
        throw new InvalidInputException("plans", "give two plans from " + plans.get(i).from());
      }
    }
  }

  public static Builder of(Resource resource, BillingMonth month) {
    return new Builder(resource, month);
  }

  public Resource resource() {
    return resource;
  }

  public BillingMonth month() {
    return month;
  }

  /** In order of their beginning. */
  public List<PlanPeriod> plans() {
    return plans;
  }

  /** The times for which it ran, in order. */
  public List<Running> running() {
    return running;
  }

  /** Milliseconds for which it ran in an hour of the month. */
  public long runningMillis(int hour) {
    return runningMillis[hour];
  }

  /** Meters for which there is any usage, in order of their names. */
  public Set<String> meters() {
    return meters.keySet();
  }

  /**
   * Usage of a meter by hour of the month.
   *
   * @return as many entries as the month has hours, null where nothing was reported; empty for a
   *     meter without any usage
   */
  public List<HourUsage> hours(String meter) {
    return meters.getOrDefault(meter, List.of());
  }

  /** The first hour in which it ran or reported anything; the month's hours if there is none. */
  public int firstHour() {
    return firstHour;
  }

  /** The first hour after the last one in which it ran or reported anything. */
  public int endHour() {
    return endHour;
  }

  /** The level of a meter when the month began, to be carried over a gap at its start. */
  public BigDecimal opening(String meter) {
    return openings.getOrDefault(meter, BigDecimal.ZERO);
  }

  /** The levels when the month began, by meter in order of their names. */
  public Map<String, BigDecimal> openings() {
    return openings;
  }

  /** Adds parts in any order; builds once. */
  public static final class Builder {
    private final Resource resource;
    private final BillingMonth month;
    private final List<PlanPeriod> plans = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final Map<String, HourUsage[]> meters = new TreeMap<>();
    private int firstHour;
    private int endHour;
    private boolean built;
    private final Map<String, BigDecimal> openings = new TreeMap<>();

    private Builder(Resource resource, BillingMonth month) {
      this.resource = resource;
      this.month = month;
      this.firstHour = month.hours();
    }

    public Builder plan(PlanPeriod plan) {
      plans.add(plan);
      return this;
    }

    /** Adds a time for which it ran; parts outside of the month are left out. */
    public Builder running(Instant from, Instant to) {
      running.add(new Running(from, to));
      return this;
    }

    /** Adds the usage of one hour; the same meter and hour twice is refused. */
    public Builder hour(String meter, Instant hour, HourUsage usage) {
      return hour(meter, month.index(hour), usage);
    }

    /** Adds the usage of one hour by its number in the month. */
    public Builder hour(String meter, int hour, HourUsage usage) {
      if (built) {
        throw new IllegalStateException("this builder has built its month already");
      }
      HourUsage[] hours = meters.computeIfAbsent(meter, _ -> new HourUsage[month.hours()]);
      if (hours[hour] != null) {
        throw new InvalidInputException(
            "hour", month.hour(hour) + " of meter " + meter + " is given twice");
      }
      hours[hour] = usage;
      active(hour);
      return this;
    }

    /** Sets the level of a meter when the month began. */
    public Builder opening(String meter, BigDecimal level) {
      if (level.signum() < 0) {
        throw new InvalidInputException("level", "must not be negative, but is " + level);
      }
      openings.put(meter, level);
      return this;
    }

    /** Builds; the builder may not be used any more, as the month takes its arrays over. */
    public ClusterMonth build() {
      if (built) {
        throw new IllegalStateException("this builder has built its month already");
      }
      built = true;
      return new ClusterMonth(this);
    }

    private void active(int hour) {
      firstHour = Math.min(firstHour, hour);
      endHour = Math.max(endHour, hour + 1);
    }

    private long[] runningMillis() {
      long[] millis = new long[month.hours()];
      running.sort(Comparator.comparing(Running::from));
      for (int i = 1; i < running.size(); i++) {
        if (running.get(i).from().isBefore(running.get(i - 1).to())) {
          throw new InvalidInputException(
              "running", "overlaps at " + running.get(i).from() + "; each time counts once");
        }
      }
      running.forEach(span -> add(span, millis));
      return millis;
    }

    private void add(Running span, long[] millis) {
      long start = month.start().toEpochMilli();
      long from = Math.max(span.from().toEpochMilli(), start) - start;
      long to = Math.min(span.to().toEpochMilli(), month.end().toEpochMilli()) - start;
      if (from >= to) {
        return;
      }
      int first = (int) (from / HourUsage.MILLIS_PER_HOUR);
      int last = (int) ((to - 1) / HourUsage.MILLIS_PER_HOUR);
      active(first);
      active(last);
      if (first == last) {
        millis[first] += to - from;
        return;
      }
      millis[first] += HourUsage.MILLIS_PER_HOUR * (first + 1L) - from;
      Arrays.fill(millis, first + 1, last, HourUsage.MILLIS_PER_HOUR);
      millis[last] += to - HourUsage.MILLIS_PER_HOUR * last;
    }
  }
}
