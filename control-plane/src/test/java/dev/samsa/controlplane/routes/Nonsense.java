package dev.samsa.controlplane.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is sent to a route by mistake or malice, made from a body that would be taken. */
final class Nonsense {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int OVER_A_MEBIBYTE = (1 << 20) + 1;
  private static final String LONG = "x".repeat(70_000);
  private static final String CONTROL = "a\u0000b\u0007\u001b[31m\u2028";

  private Nonsense() {}

  /**
   * A body.
   *
   * @param what for messages
   * @param refused whether nothing but a refusal is right, whatever the route
   */
  record Body(String what, String contentType, String content, boolean refused) {
    static Body json(String what, String content, boolean refused) {
      return new Body(what, "application/json", content, refused);
    }
  }

  /** Values for parameters of paths and queries, encoded as they go on the wire. */
  static Map<String, String> parameters() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("control characters", "%00%07%1b%0a");
    values.put("half a character", "%c3%28");
    values.put("very long", "y".repeat(1_000));
    values.put("huge number", "99999999999999999999999");
    values.put("negative number", "-1");
    values.put("id of another kind", "rb-0000000");
    values.put("quotes", "%27%22%3B--%20%5C");
    values.put("template", "%7Bx%7D%25%24%7By%7D");
    values.put("page token", "AAAAAAAAAAEAAAAA");
    return values;
  }

  /** Bodies that are wrong as a whole. */
  static List<Body> wholes() {
    return List.of(
        Body.json("half a body", "{\"spec\": {", true),
        Body.json("no JSON", "<xml/>", true),
        Body.json("two values", "{} {}", true),
        Body.json("nothing", "", false),
        Body.json("null", "null", false),
        Body.json("array", "[]", true),
        Body.json("text", "\"text\"", true),
        Body.json("number", "-1e999", true),
        Body.json("deep", "[".repeat(5_000), true),
        new Body("form", "application/x-www-form-urlencoded", "a=b", true),
        new Body("plain text", "text/plain", "{}", true),
        new Body("no type", "nonsense", "{}", true),
        Body.json("over 1 MiB", "{\"x\":\"" + "x".repeat(OVER_A_MEBIBYTE) + "\"}", true));
  }

  /** The good body with one field after the other made wrong. */
  static List<Body> fields(JsonNode good) {
    List<Body> bodies = new ArrayList<>();
    ObjectNode root = JSON.objectNode();
    root.set("root", good);
    mutate(root, "root", "", bodies);
    return bodies;
  }

  private static void mutate(ObjectNode root, String field, String path, List<Body> bodies) {
    List<String> names = new ArrayList<>();
    node(root, path).fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode was = node(root, path).get(name);
      values(was)
          .forEach((what, value) -> {
            ((ObjectNode) node(root, path)).set(name, value);
            boolean refused = was.isTextual() && value.isContainerNode();
            bodies.add(
                Body.json(path + "/" + name + " " + what, root.get(field).toString(), refused));
          });
      ((ObjectNode) node(root, path)).set(name, was);
      if (was.isObject()) {
        mutate(root, field, path + "/" + name, bodies);
      }
    }
  }

  private static JsonNode node(ObjectNode root, String path) {
    return root.at(path);
  }

  private static Map<String, JsonNode> values(JsonNode was) {
    ArrayNode list = JSON.arrayNode().add(JSON.objectNode().put("id", 1)).addNull();
    Map<String, JsonNode> values = new LinkedHashMap<>();
    values.put("null", JSON.nullNode());
    values.put("list", list);
    values.put("object", JSON.objectNode().putNull("id").put("kind", 7));
    values.put("huge number", JSON.numberNode(new java.math.BigInteger("9".repeat(40))));
    values.put("negative", JSON.numberNode(-1));
    values.put("flag", JSON.booleanNode(true));
    values.put("empty text", JSON.textNode(""));
    if (was.isValueNode()) {
      values.put("long text", JSON.textNode(LONG));
      values.put("control characters", JSON.textNode(CONTROL));
      values.put("number as text", JSON.textNode("1e400"));
    }
    return values;
  }

  /** Reads JSON that tests write with single quotes. */
  static JsonNode body(String json) {
    try {
      return new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
