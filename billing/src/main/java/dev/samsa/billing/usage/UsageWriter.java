package dev.samsa.billing.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Writes usage as JSON that {@link UsageReader} reads back. */
public final class UsageWriter {
  private UsageWriter() {}

  /** A usage file of one month. */
  public static ObjectNode write(BillingMonth month, List<ClusterMonth> resources) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", UsageFile.SCHEMA_VERSION);
    json.put("month", month.toString());
    ArrayNode items = json.putArray("resources");
    for (ClusterMonth usage : resources) {
      ObjectNode item = head(usage);
      ArrayNode hours = item.putArray("hours");
      for (String meter : usage.meters()) {
        List<HourUsage> reported = usage.hours(meter);
        for (int hour = 0; hour < reported.size(); hour++) {
          if (reported.get(hour) != null) {
            hours.add(hour(meter, month.hour(hour).toString(), reported.get(hour)));
          }
        }
      }
      items.add(item);
    }
    return json;
  }

  /** A resource without its hours: what it is, when it ran, on which plans. */
  public static ObjectNode head(ClusterMonth usage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", usage.resource().id());
    json.put("name", usage.resource().name());
    if (!usage.resource().environment().isEmpty()) {
      json.put("environment", usage.resource().environment());
    }
    if (!usage.resource().labels().isEmpty()) {
      ObjectNode labels = json.putObject("labels");
      usage.resource().labels().forEach(labels::put);
    }
    ArrayNode plans = json.putArray("plans");
    for (PlanPeriod plan : usage.plans()) {
      plans
          .addObject()
          .put("from", plan.from().toString())
          .put("tier", plan.tier())
          .put("zones", plan.zones().name())
          .put("cloud", plan.region().cloud())
          .put("region", plan.region().name());
    }
    ArrayNode running = json.putArray("running");
    for (Running span : usage.running()) {
      running.addObject().put("from", span.from().toString()).put("to", span.to().toString());
    }
    ArrayNode opening = json.putArray("opening");
    usage
        .openings()
        .forEach(
            (meter, level) -> opening.addObject().put("meter", meter).put("level", plain(level)));
    return json;
  }

  private static ObjectNode hour(String meter, String hour, HourUsage usage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("meter", meter).put("hour", hour);
    switch (usage) {
      case HourUsage.Counter counter ->
          json.put("sum", plain(counter.sum())).put("peak_minute", plain(counter.peakMinute()));
      case HourUsage.Level level ->
          json.put("integral", plain(level.integral()))
              .put("last", plain(level.last()))
              .put("highest", plain(level.highest()));
    }
    if (usage.gapSeconds() > 0) {
      json.put("gap_seconds", usage.gapSeconds());
    }
    return json;
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
