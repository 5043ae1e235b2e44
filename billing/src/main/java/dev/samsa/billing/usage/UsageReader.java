package dev.samsa.billing.usage;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Meter;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.json.Fields;
import dev.samsa.billing.json.InvalidDocumentException;
import dev.samsa.billing.json.JsonDocument;
import dev.samsa.billing.money.Parts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads a month's usage from JSON, in the form that {@code usage-1.schema.json} and the module's
 * README describe.
 */
public final class UsageReader {
  private final Map<String, Meter.Kind> kinds;

  private UsageReader(Map<String, Meter.Kind> kinds) {
    this.kinds = kinds;
  }

  /**
   * Reads usage.
   *
   * @param name what to call the document in messages
   * @throws InvalidInputException if it is no valid usage, naming the line and the field
   */
  public static UsageFile read(String name, String json) {
    return read(name, json, Map.of());
  }

  /**
   * Reads usage that is to be rated by known meters.
   *
   * @param kinds what each meter reports; of others either is taken
   * @throws InvalidInputException also if a meter is reported as what it is not
   */
  public static UsageFile read(String name, String json, Map<String, Meter.Kind> kinds) {
    UsageReader reader = new UsageReader(kinds);
    return JsonDocument.parse(name, json).fields().whole(reader::file);
  }

  private UsageFile file(Fields fields) {
    fields.integer("schema_version", UsageFile.SCHEMA_VERSION, UsageFile.SCHEMA_VERSION);
    fields.has("$schema");
    BillingMonth month = month(fields);
    Set<String> ids = new HashSet<>();
    List<ClusterMonth> resources =
        fields.filledList(
            "resources",
            item -> {
              if (!ids.add(item.text("id"))) {
                throw item.problem("id", "is given twice: " + item.text("id"));
              }
              return resource(item, month);
            });
    return new UsageFile(month, resources);
  }

  private static BillingMonth month(Fields fields) {
    String text = fields.text("month");
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() < 1970 || month.getYear() > 9998) {
        throw fields.problem("month", "must lie from the year 1970 to 9998, not in " + text);
      }
      return new BillingMonth(month);
    } catch (DateTimeException _) {
      throw fields.problem("month", "must be a month such as 2026-11, not " + text);
    }
  }

  private ClusterMonth resource(Fields fields, BillingMonth month) {
    String id = fields.text("id");
    Resource resource =
        new Resource(id, fields.text("name", id), fields.text("environment", ""), labels(fields));
    ClusterMonth.Builder builder = ClusterMonth.of(resource, month);
    plans(fields, month).forEach(builder::plan);
    List<Running> running =
        fields.has("running")
            ? fields.list("running", UsageReader::running)
            : List.of(new Running(month.start(), month.end()));
    running.forEach(span -> builder.running(span.from(), span.to()));
    fields.list(
        "opening",
        item ->
            named(item, "level", () -> builder.opening(item.text("meter"), item.amount("level"))));
    fields.list("hours", item -> hour(item, builder));
    fields.list("totals", item -> total(item, month, running, builder));
    fields.list("levels", item -> levels(item, month, running, builder));
    return named(fields, "running", builder::build);
  }

  private static Map<String, String> labels(Fields fields) {
    Map<String, String> labels = new TreeMap<>();
    if (fields.has("labels")) {
      Fields object = fields.object("labels");
      object.names().forEach(name -> labels.put(name, object.text(name)));
    }
    return labels;
  }

  private static List<PlanPeriod> plans(Fields fields, BillingMonth month) {
    if (fields.has("plans")) {
      return fields.filledList(
          "plans", item -> named(item, "from", () -> plan(item, item.instant("from"))));
    }
    return List.of(plan(fields, month.start()));
  }

  private static PlanPeriod plan(Fields fields, Instant from) {
    return new PlanPeriod(
        from,
        fields.text("tier"),
        fields.one("zones", Zones.class, Zones.SINGLE),
        new Region(fields.text("cloud", "any"), fields.text("region", "any")));
  }

  private static Running running(Fields fields) {
    return named(fields, "to", () -> new Running(fields.instant("from"), fields.instant("to")));
  }

  private String hour(Fields fields, ClusterMonth.Builder builder) {
    String meter = fields.text("meter");
    Instant hour = fields.instant("hour");
    long gap = fields.has("gap_seconds") ? fields.integer("gap_seconds", 0, 3600) : 0;
    if (fields.has("sum") == fields.has("integral")) {
      throw fields.problem(
          "", "must have either sum, for a counter, or integral and last, for a level");
    }
    require(fields, meter, fields.has("sum") ? Meter.Kind.COUNTER : Meter.Kind.LEVEL);
    named(
        fields,
        "hour",
        () ->
            builder.hour(
                meter, hour, fields.has("sum") ? counter(fields, gap) : level(fields, gap)));
    return meter;
  }

  private static HourUsage counter(Fields fields, long gap) {
    BigDecimal sum = fields.amount("sum");
    return new HourUsage.Counter(
        sum, fields.has("peak_minute") ? fields.amount("peak_minute") : sum, gap);
  }

  private static HourUsage level(Fields fields, long gap) {
    BigDecimal integral = fields.amount("integral");
    BigDecimal last = fields.amount("last");
    return fields.has("highest")
        ? new HourUsage.Level(integral, last, fields.amount("highest"), gap)
        : HourUsage.Level.of(integral, last, gap);
  }

  /** A counter's total over a time, spread evenly over its hours in which the resource ran. */
  private String total(
      Fields fields, BillingMonth month, List<Running> running, ClusterMonth.Builder builder) {
    String meter = fields.text("meter");
    require(fields, meter, Meter.Kind.COUNTER);
    BigDecimal sum = fields.amount("sum");
    Instant from = fields.optionalInstant("from").orElse(month.start());
    Instant to = fields.optionalInstant("to").orElse(month.end());
    List<Integer> hours = new ArrayList<>();
    for (int hour = 0; hour < month.hours(); hour++) {
      Instant start = month.hour(hour);
      if (!start.isBefore(from) && start.isBefore(to) && ran(running, start)) {
        hours.add(hour);
      }
    }
    if (hours.isEmpty()) {
      throw fields.problem("sum", "has no hour to go to: the resource did not run from from to to");
    }
    List<BigDecimal> parts = Parts.of(sum, Collections.nCopies(hours.size(), BigDecimal.ONE));
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal part = parts.get(i);
      int hour = hours.get(i);
      BigDecimal peak =
          part.divide(BigDecimal.valueOf(60), part.scale(), RoundingMode.CEILING).min(part);
      named(fields, "meter", () -> builder.hour(meter, hour, new HourUsage.Counter(part, peak, 0)));
    }
    return meter;
  }

  private static boolean ran(List<Running> running, Instant hour) {
    Instant end = hour.plusSeconds(3600);
    return running.stream().anyMatch(span -> span.from().isBefore(end) && span.to().isAfter(hour));
  }

  private String levels(
      Fields fields, BillingMonth month, List<Running> running, ClusterMonth.Builder builder) {
    String meter = fields.text("meter");
    require(fields, meter, Meter.Kind.LEVEL);
    List<LevelHistory.Change> changes = fields.list("changes", UsageReader::change);
    named(
        fields,
        "changes",
        () -> {
          new LevelHistory(changes)
              .hours(month, running)
              .forEach((hour, level) -> builder.hour(meter, hour, level));
          return meter;
        });
    return meter;
  }

  private static LevelHistory.Change change(Fields fields) {
    if (fields.has("level") == fields.has("by")) {
      throw fields.problem("", "must have either level, the new one, or by, the difference");
    }
    return fields.has("level")
        ? new LevelHistory.Change(fields.instant("at"), fields.amount("level"), false)
        : new LevelHistory.Change(fields.instant("at"), fields.decimal("by"), true);
  }

  private void require(Fields fields, String meter, Meter.Kind reported) {
    if (kinds.getOrDefault(meter, reported) != reported) {
      throw fields.problem(
          "meter",
          switch (reported) {
            case COUNTER -> "names " + meter + ", which is a LEVEL and has no sum";
            case LEVEL -> "names " + meter + ", which is a COUNTER and has a sum only";
          });
    }
  }

  /** Gives a refusal of a value the line and path of the field it came from. */
  private static <T> T named(Fields fields, String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidDocumentException e) {
      throw e;
    } catch (InvalidInputException e) {
      throw fields.problem(fields.has(e.field()) ? e.field() : name, reason(e));
    }
  }

  private static String reason(InvalidInputException e) {
    return e.getMessage().substring(e.field().length() + 1);
  }
}
