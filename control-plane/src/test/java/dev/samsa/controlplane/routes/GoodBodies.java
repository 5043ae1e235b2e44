package dev.samsa.controlplane.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bodies that routes would take, or have at least the fields that the document names. */
final class GoodBodies {
  private static final int DEEPEST = 5;

  private final Map<String, JsonNode> known = new TreeMap<>();
  private final Map<String, Object> schemas;

  /**
   * @param schemas of the document, by name
   */
  GoodBodies(Map<String, Object> schemas, String environment, String cluster, String account) {
    this.schemas = schemas;
    put(
        "/org/v2/environments",
        "{'display_name':'good','stream_governance_config':{'package':'ESSENTIALS'}}");
    put("/iam/v2/service-accounts", "{'display_name':'good','description':'good'}");
    put(
        "/iam/v2/api-keys",
        "{'spec':{'display_name':'good','description':'','owner':{'id':'%s','kind':'ServiceAccount'},"
            + "'resource':{'id':'%s','kind':'Cluster'}}}",
        account,
        cluster);
    put(
        "/iam/v2/role-bindings",
        "{'principal':'User:%s','role_name':'MetricsViewer','crn_pattern':'crn://x'}",
        account);
    put("/iam/v2/invitations", "{'email':'good@example.org','auth_type':'AUTH_TYPE_LOCAL'}");
    put(
        "/cmk/v2/clusters",
        "{'spec':{'display_name':'good','availability':'LOW','cloud':'AWS','region':'us-east-1',"
            + "'config':{'kind':'Dedicated','cku':1},'environment':{'id':'%s'},"
            + "'network':{'id':''},'deletion_protection':true}}",
        environment);
    put(
        "/kafka-quotas/v1/client-quotas",
        "{'spec':{'display_name':'good','description':'','throughput':{'ingress_byte_rate':'1',"
            + "'egress_byte_rate':'1'},'cluster':{'id':'%s'},'environment':{'id':'%s'},"
            + "'principals':[{'id':'%s'}]}}",
        cluster,
        environment,
        account);
    put(
        "/v2/metrics/cloud/query",
        "{'aggregations':[{'metric':'io.confluent.kafka.server/received_bytes','agg':'SUM'}],"
            + "'filter':{'field':'resource.kafka.id','op':'EQ','value':'%s'},'granularity':'PT1H',"
            + "'group_by':['metric.topic'],'intervals':['2026-11-01T00:00:00Z/PT1H'],'limit':5,"
            + "'format':'FLAT'}",
        cluster);
    put(
        "/api/signup",
        "{'email':'good@example.org','password':'violet-Tractor-41','organization':'x'}");
  }

  private void put(String path, String json, Object... values) {
    known.put(path, Nonsense.body(json.formatted(values)));
  }

  /**
   * A body for a route.
   *
   * @param path as in the document
   * @param operation as in the document
   */
  JsonNode of(String path, Map<String, Object> operation) {
    JsonNode good = known.get(path.replaceFirst("/\\{id}$", ""));
    return good == null ? made(at(operation, "requestBody", "content")) : good;
  }

  private JsonNode made(Map<?, ?> content) {
    if (content == null || content.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    Map<?, ?> type = (Map<?, ?>) content.values().iterator().next();
    return sample((Map<?, ?>) type.get("schema"), 0);
  }

  private JsonNode sample(Map<?, ?> schema, int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (schema == null || depth > DEEPEST) {
      return json.nullNode();
    }
    if (schema.get("$ref") instanceof String reference) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      return sample((Map<?, ?>) schemas.get(name), depth + 1);
    }
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      ObjectNode object = json.objectNode();
      properties.forEach(
          (name, property) -> object.set(name.toString(), sample((Map<?, ?>) property, depth + 1)));
      return object;
    }
    Object type =
        schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
    return switch (String.valueOf(type)) {
      case "array" -> json.arrayNode().add(sample((Map<?, ?>) schema.get("items"), depth + 1));
      case "integer", "number" -> json.numberNode(1);
      case "boolean" -> json.booleanNode(false);
      case "object", "null" -> json.objectNode();
      default -> json.textNode("good");
    };
  }

  private static Map<?, ?> at(Map<?, ?> node, String... names) {
    Map<?, ?> found = node;
    for (String name : names) {
      found = found == null ? null : (Map<?, ?>) found.get(name);
    }
    return found;
  }
}
