package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Meter;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import java.util.List;

/** Looks for what a bill would otherwise leave out, or carry on, in silence. */
final class Findings {
  private Findings() {}

  static void of(ClusterMonth usage, List<Segment> segments, List<Finding> findings) {
    for (String meter : usage.meters()) {
      boolean notRunning = false;
      for (Segment segment : segments) {
        unbillable(usage, segment, meter, findings);
        notRunning |= usedWhileNotRunning(usage, segment, meter);
      }
      if (notRunning) {
        findings.add(
            new Finding(
                Finding.Kind.NOT_RUNNING,
                usage.resource().id(),
                "meter " + meter + " reports usage in hours in which the resource did not run"));
      }
      gaps(usage, meter, findings);
    }
  }

  private static void unbillable(
      ClusterMonth usage, Segment segment, String meter, List<Finding> findings) {
    String id = usage.resource().id();
    Catalog catalog = segment.catalog();
    Meter known = catalog.meters().get(meter);
    if (known == null) {
      findings.add(
          new Finding(
              Finding.Kind.UNKNOWN_METER,
              id,
              "meter " + meter + " is not in catalog " + catalog.key() + "; its usage is parked"));
      return;
    }
    boolean wrong = false;
    List<HourUsage> hours = usage.hours(meter);
    int end = Math.min(segment.to(), usage.endHour());
    for (int hour = Math.max(segment.from(), usage.firstHour()); hour < end; hour++) {
      wrong |= hours.get(hour) != null && kind(hours.get(hour)) != known.kind();
    }
    if (wrong) {
      findings.add(
          new Finding(
              Finding.Kind.WRONG_KIND,
              id,
              "meter " + meter + " must be reported as a " + known.kind() + "; usage is parked"));
    }
  }

  private static Meter.Kind kind(HourUsage usage) {
    return switch (usage) {
      case HourUsage.Counter _ -> Meter.Kind.COUNTER;
      case HourUsage.Level _ -> Meter.Kind.LEVEL;
    };
  }

  private static boolean usedWhileNotRunning(ClusterMonth usage, Segment segment, String meter) {
    List<HourUsage> hours = usage.hours(meter);
    int end = Math.min(segment.to(), usage.endHour());
    for (int hour = Math.max(segment.from(), usage.firstHour()); hour < end; hour++) {
      if (hours.get(hour) != null && usage.runningMillis(hour) == 0 && !empty(hours.get(hour))) {
        return true;
      }
    }
    return false;
  }

  private static boolean empty(HourUsage usage) {
    return switch (usage) {
      case HourUsage.Counter counter -> counter.sum().signum() == 0;
      case HourUsage.Level level -> level.integral().signum() == 0;
    };
  }

  private static void gaps(ClusterMonth usage, String meter, List<Finding> findings) {
    long seconds = 0;
    int missing = 0;
    boolean level = usage.opening(meter).signum() > 0;
    List<HourUsage> hours = usage.hours(meter);
    for (int hour = 0; hour < usage.endHour(); hour++) {
      HourUsage reported = hours.get(hour);
      if (reported instanceof HourUsage.Level bucket) {
        level = bucket.last().signum() > 0;
      }
      if (reported != null) {
        seconds += reported.gapSeconds();
      } else if (level && usage.runningMillis(hour) > 0) {
        missing++;
      }
    }
    if (seconds > 0 || missing > 0) {
      findings.add(
          new Finding(
              Finding.Kind.GAP,
              usage.resource().id(),
              "meter "
                  + meter
                  + " has "
                  + seconds
                  + " s without a report and "
                  + missing
                  + " hours carried on at the level before them"));
    }
  }
}
