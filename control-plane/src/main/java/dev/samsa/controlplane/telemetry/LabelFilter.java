package dev.samsa.controlplane.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.controlplane.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which values a query wants, by their labels. */
sealed interface LabelFilter {
  int DEEPEST = 8;

  /** Whether values with these labels are wanted. */
  boolean accepts(Map<Label, String> labels);

  /** Clusters that it names anywhere; only these are looked at. */
  Set<String> clusters();

  /** A label has that value. */
  record Is(Label label, String value) implements LabelFilter {
    @Override
    public boolean accepts(Map<Label, String> labels) {
      return value.equals(labels.get(label));
    }

    @Override
    public Set<String> clusters() {
      return label == Label.CLUSTER ? Set.of(value) : Set.of();
    }
  }

  /** All of them, or any of them. */
  record Joined(boolean all, List<LabelFilter> filters) implements LabelFilter {
    @Override
    public boolean accepts(Map<Label, String> labels) {
      return all
          ? filters.stream().allMatch(f -> f.accepts(labels))
          : filters.stream().anyMatch(f -> f.accepts(labels));
    }

    @Override
    public Set<String> clusters() {
      Set<String> clusters = new TreeSet<>();
      filters.forEach(f -> clusters.addAll(f.clusters()));
      return clusters;
    }
  }

  /** Not that. */
  record Not(LabelFilter filter) implements LabelFilter {
    @Override
    public boolean accepts(Map<Label, String> labels) {
      return !filter.accepts(labels);
    }

    @Override
    public Set<String> clusters() {
      return Set.of();
    }
  }

  /**
   * Reads a filter.
   *
   * @throws ApiException 400 if it is none, or names no cluster
   */
  static LabelFilter parse(JsonNode json) {
    LabelFilter filter = parse(json, 0);
    if (filter.clusters().isEmpty()) {
      throw refused("The filter must name a cluster: field resource.kafka.id, op EQ.");
    }
    return filter;
  }

  private static LabelFilter parse(JsonNode json, int depth) {
    if (json == null || !json.isObject() || depth > DEEPEST) {
      throw refused("Send a filter: {\"field\", \"op\", \"value\"}, or {\"op\", \"filters\"}.");
    }
    String op = json.path("op").asText("").toUpperCase(Locale.ROOT);
    return switch (op) {
      case "EQ" -> is(json);
      case "AND", "OR" -> joined(op.equals("AND"), json.path("filters"), depth);
      case "NOT" -> new Not(parse(json.path("filter"), depth + 1));
      default -> throw refused("op of a filter must be EQ, AND, OR or NOT.");
    };
  }

  private static LabelFilter is(JsonNode json) {
    String field = json.path("field").asText("");
    Optional<Label> label = Label.named(field);
    if (label.isEmpty() || !json.path("value").isTextual()) {
      throw refused(
          "A filter's field must be resource.kafka.id or metric.topic, and its value a text.");
    }
    return new Is(label.get(), json.path("value").textValue());
  }

  private static LabelFilter joined(boolean all, JsonNode filters, int depth) {
    if (!filters.isArray() || filters.isEmpty() || filters.size() > 100) {
      throw refused("filters must be a list of 1 to 100 filters.");
    }
    List<LabelFilter> parts = new ArrayList<>();
    filters.forEach(part -> parts.add(parse(part, depth + 1)));
    return new Joined(all, List.copyOf(parts));
  }

  private static ApiException refused(String sentence) {
    return ApiException.invalid("/filter", sentence);
  }
}
