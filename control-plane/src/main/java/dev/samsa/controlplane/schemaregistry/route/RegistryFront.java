package dev.samsa.controlplane.schemaregistry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.schemaregistry.route.RegistryCall.Need;
import dev.samsa.controlplane.schemaregistry.route.RegistryClient.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers calls that the caller may make. Most go to the registry as they are; those where it
 * differs from the reference are put together here.
 */
@ApplicationScoped
class RegistryFront {
  private static final String READ_ONLY = "READONLY";
  private static final String LEVEL = "/rules/COMPATIBILITY";
  private static final QueryText GLOBAL = new QueryText("defaultToGlobal=true");
  private static final QueryText OWN = new QueryText(null);

  private final RegistryClient client;
  private final SchemaList schemas;
  private final ObjectMapper mapper;

  RegistryFront(RegistryClient client, SchemaList schemas, ObjectMapper mapper) {
    this.client = client;
    this.schemas = schemas;
    this.mapper = mapper;
  }

  /**
   * @param api of the registry's process
   * @param query as it came, without question mark; null for none
   * @param body null for none
   */
  Answer answer(URI api, RegistryCall call, String query, String body, RegistryRights rights) {
    Predicate<String> readable = subject -> rights.may(Need.READ, subject);
    return switch (call.kind()) {
      case LIST_SUBJECTS -> filtered(forward(api, "GET", call, query, null), readable);
      case LIST_SCHEMAS -> schemas.list(api, new QueryText(query), readable);
      case READ_ID, READ_ID_SCHEMA ->
          idReadable(api, call, rights)
              ? forward(api, "GET", call, query, null)
              : RegistryRefusal.noSuchSchema();
      case LIST_ID_SUBJECTS, LIST_ID_VERSIONS ->
          filtered(forward(api, "GET", call, query, null), readable);
      case REGISTER ->
          body == null || !isRegistration(body)
              ? RegistryRefusal.noSchemaInBody()
              : unlessReadOnly(api, call, () -> forward(api, "POST", call, query, body));
      case DELETE_SUBJECT, DELETE_VERSION ->
          unlessReadOnly(api, call, () -> forward(api, "DELETE", call, query, null));
      case LOOK_UP, CHECK_ONE, CHECK_ALL -> compared(api, call, query, body);
      case READ_SUBJECT_CONFIG -> subjectConfig(api, call, new QueryText(query));
      case CHANGE_CONFIG, CHANGE_MODE, CHANGE_SUBJECT_CONFIG, CHANGE_SUBJECT_MODE ->
          isObject(body) ? forward(api, "PUT", call, query, body) : RegistryRefusal.noObject();
      case DELETE_CONFIG -> withoutLevel(api, "/admin", client.get(api, "/config"));
      case DELETE_SUBJECT_CONFIG ->
          withoutLevel(api, artifact(call.subject()), subjectConfig(api, call, OWN));
      case DELETE_SUBJECT_MODE -> forward(api, "DELETE", call, query, null);
      default -> forward(api, "GET", call, query, null);
    };
  }

  /**
   * A subject that is new is compatible with all its versions; and how many of them count is for
   * the subject's level to say, where the registry takes all.
   */
  private Answer compared(URI api, RegistryCall call, String query, String body) {
    if (body == null || !isRegistration(body)) {
      return RegistryRefusal.noSchemaInBody();
    }
    if (call.kind() != RegistryCall.Kind.CHECK_ALL) {
      return forward(api, "POST", call, query, body);
    }
    Answer level = subjectConfig(api, new RegistryCall(call.kind(), null, call.subject()), GLOBAL);
    boolean all = level.body().contains("_TRANSITIVE");
    Answer answer =
        client.send(
            api, "POST", QueryText.appended(call.path() + (all ? "" : "/latest"), query), body);
    return answer.status() == 404 ? new Answer(200, "{\"is_compatible\":true}") : answer;
  }

  /**
   * A level that is not set is 404, or the registry's own if the caller wants that; Apicurio names
   * NONE.
   */
  private Answer subjectConfig(URI api, RegistryCall call, QueryText query) {
    String subject = call.subject();
    Answer own = client.get(nativeApi(api), artifact(subject) + LEVEL);
    if (own.succeeded()) {
      String level = client.tree(own.body()).path("config").asText();
      return new Answer(200, mapper.createObjectNode().put("compatibilityLevel", level).toString());
    }
    return query.isTrue("defaultToGlobal")
        ? client.get(api, "/config")
        : RegistryRefusal.noConfig(subject);
  }

  /**
   * Takes a level away, and answers which it was. The compatible API would write NONE instead.
   *
   * @param holder whose level it is, in the registry's native API
   * @param before the level until now, or why there is none
   */
  private Answer withoutLevel(URI api, String holder, Answer before) {
    if (before.succeeded()) {
      client.send(nativeApi(api), "DELETE", holder + LEVEL, null);
    }
    return before;
  }

  private static URI nativeApi(URI api) {
    return api.resolve("/apis/registry/v3");
  }

  private static String artifact(String subject) {
    return "/groups/default/artifacts" + RegistryCall.encoded(List.of(subject));
  }

  /** Whether any subject that the caller reads has that schema. */
  private boolean idReadable(URI api, RegistryCall call, RegistryRights rights) {
    if (rights.mayAll(Need.READ)) {
      return true;
    }
    String id = call.path().split("/")[3];
    Answer subjects = client.get(api, "/schemas/ids/" + id + "/subjects");
    if (!subjects.succeeded()) {
      return false;
    }
    for (JsonNode subject : client.tree(subjects.body())) {
      if (rights.may(Need.READ, subject.asText())) {
        return true;
      }
    }
    return false;
  }

  /** A list without the subjects that the caller does not read. */
  private Answer filtered(Answer answer, Predicate<String> readable) {
    if (!answer.succeeded()) {
      return answer;
    }
    var kept = mapper.createArrayNode();
    for (JsonNode entry : client.tree(answer.body())) {
      String subject = entry.isObject() ? entry.path("subject").asText() : entry.asText();
      if (readable.test(subject)) {
        kept.add(entry);
      }
    }
    return new Answer(200, kept.toString());
  }

  /** The registry keeps modes, and leaves it to others to heed them. */
  private Answer unlessReadOnly(URI api, RegistryCall call, Supplier<Answer> change) {
    Answer own = client.get(api, "/mode" + RegistryCall.encoded(List.of(call.subject())));
    Answer mode = own.succeeded() ? own : client.get(api, "/mode");
    return client.tree(mode.body()).path("mode").asText().startsWith(READ_ONLY)
        ? RegistryRefusal.readOnly(call.subject())
        : change.get();
  }

  private Answer forward(URI api, String method, RegistryCall call, String query, String body) {
    return client.send(api, method, QueryText.appended(call.path(), query), body);
  }

  private boolean isRegistration(String body) {
    try {
      return mapper.readTree(body).path("schema").isTextual();
    } catch (IOException notJson) {
      return false;
    }
  }

  private boolean isObject(String body) {
    try {
      return body != null && mapper.readTree(body).isObject();
    } catch (IOException notJson) {
      return false;
    }
  }
}
