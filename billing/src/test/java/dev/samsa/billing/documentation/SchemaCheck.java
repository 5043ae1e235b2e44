package dev.samsa.billing.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a document against the keywords of JSON Schema that our schemas use, and no others. */
final class SchemaCheck {
  private static final List<String> KEYWORDS =
      List.of(
          "$schema",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "const",
          "enum",
          "oneOf",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "minLength",
          "minimum",
          "maximum",
          "pattern");

  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  private SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /** What is wrong with a document; nothing if it conforms. */
  static List<String> problems(JsonNode schema, JsonNode document) {
    SchemaCheck check = new SchemaCheck(schema);
    check.check(schema, document, "");
    return check.problems;
  }

  private void check(JsonNode schema, JsonNode value, String path) {
    if (schema.has("$ref")) {
      check(root.at(schema.get("$ref").asText().substring(1)), value, path);
      return;
    }
    schema
        .fieldNames()
        .forEachRemaining(
            keyword -> require(KEYWORDS.contains(keyword), path, "unchecked keyword " + keyword));
    if (schema.has("type")) {
      require(typed(schema.get("type").asText(), value), path, "is no " + schema.get("type"));
    }
    if (schema.has("const")) {
      require(schema.get("const").equals(value), path, "is not " + schema.get("const"));
    }
    if (schema.has("enum")) {
      require(
          schema.get("enum").valueStream().anyMatch(value::equals),
          path,
          "is none of " + schema.get("enum"));
    }
    if (schema.has("pattern")) {
      require(value.asText().matches(schema.get("pattern").asText()), path, "has another form");
    }
    if (schema.has("oneOf")) {
      long fitting = schema.get("oneOf").valueStream().filter(one -> trial(one, value)).count();
      require(fitting == 1, path, "fits " + fitting + " of the alternatives");
    }
    if (value.isObject()) {
      object(schema, value, path);
    }
    if (value.isArray()) {
      require(value.size() >= schema.path("minItems").asInt(), path, "has too few items");
      for (int i = 0; i < value.size(); i++) {
        check(schema.get("items"), value.get(i), path + "/" + i);
      }
    }
  }

  private void object(JsonNode schema, JsonNode value, String path) {
    for (JsonNode name : schema.path("required")) {
      require(value.has(name.asText()), path, "lacks " + name);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode known = schema.path("properties").get(field.getKey());
      JsonNode others = schema.path("additionalProperties");
      if (known != null) {
        check(known, field.getValue(), path + "/" + field.getKey());
      } else if (others.isObject()) {
        check(others, field.getValue(), path + "/" + field.getKey());
      } else if (!schema.has("oneOf")) {
        require(false, path, "has the unknown field " + field.getKey());
      }
    }
  }

  private boolean trial(JsonNode schema, JsonNode value) {
    SchemaCheck check = new SchemaCheck(root);
    check.check(schema, value, "");
    return check.problems.isEmpty();
  }

  private static boolean typed(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }

  private void require(boolean right, String path, String reason) {
    if (!right) {
      problems.add(path + " " + reason);
    }
  }
}
