package dev.samsa.controlplane.schemaregistry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.samsa.controlplane.schemaregistry.route.RegistryClient.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code GET /schemas}: all versions of the subjects that begin with something, each with subject,
 * version and id. The registry's own list lacks these, and clients find a schema by them.
 */
@ApplicationScoped
class SchemaList {
  private final RegistryClient client;
  private final ObjectMapper mapper;

  SchemaList(RegistryClient client, ObjectMapper mapper) {
    this.client = client;
    this.mapper = mapper;
  }

  Answer list(URI api, QueryText query, Predicate<String> readable) {
    String prefix = query.value("subjectPrefix").orElse("");
    boolean latest = query.isTrue("latestOnly");
    String deleted = query.isTrue("deleted") ? "deleted=true" : "";
    ArrayNode found = mapper.createArrayNode();
    for (JsonNode subject : array(client.get(api, QueryText.appended("/subjects", deleted)))) {
      String name = subject.asText();
      if (name.startsWith(prefix) && readable.test(name)) {
        addVersions(found, api, name, latest, deleted);
      }
    }
    return new Answer(200, part(found, query).toString());
  }

  private void addVersions(
      ArrayNode found, URI api, String subject, boolean latest, String deleted) {
    String versions = RegistryCall.encoded(List.of("subjects", subject, "versions"));
    if (latest) {
      add(found, client.get(api, versions + "/latest"));
      return;
    }
    for (JsonNode version : array(client.get(api, QueryText.appended(versions, deleted)))) {
      add(found, client.get(api, QueryText.appended(versions + "/" + version.asInt(), deleted)));
    }
  }

  /** One that was deleted meanwhile is left out. */
  private void add(ArrayNode found, Answer version) {
    if (version.succeeded()) {
      found.add(client.tree(version.body()));
    }
  }

  private Iterable<JsonNode> array(Answer answer) {
    return answer.succeeded() ? client.tree(answer.body()) : List.of();
  }

  private ArrayNode part(ArrayNode all, QueryText query) {
    int from = number(query, "offset", 0);
    int count = number(query, "limit", -1);
    ArrayNode part = mapper.createArrayNode();
    for (int i = from; i < all.size() && (count < 0 || i < from + count); i++) {
      part.add(all.get(i));
    }
    return part;
  }

  private static int number(QueryText query, String name, int otherwise) {
    return query
        .value(name)
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }
}
