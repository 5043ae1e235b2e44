package dev.samsa.controlplane.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Completes what the document says of answers: the status that a route gives when all is well, the
 * shapes of refusals by family, and how one signs in.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnswerDescriptions implements OASFilter {
  private static final DotName RESPONSE_STATUS =
      DotName.createSimple("org.jboss.resteasy.reactive.ResponseStatus");
  private static final String JSON = "application/json";
  private static final String BEARER = "bearer";
  private static final String BASIC = "apiKey";

  private final Map<String, String> statuses = new HashMap<>();

  /**
   * @param index of the application's classes
   */
  public AnswerDescriptions(IndexView index) {
    for (AnnotationInstance status : index.getAnnotations(RESPONSE_STATUS)) {
      if (status.target().kind() == AnnotationTarget.Kind.METHOD) {
        statuses.put(status.target().asMethod().name(), String.valueOf(status.value().asInt()));
      }
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    for (ApiFamily family : ApiFamily.values()) {
      document.getComponents().addSchema(name(family), shape(family));
    }
    document
        .getComponents()
        .securitySchemes(
            new TreeMap<>(
                Map.of(
                    BEARER,
                    http("bearer", "A token of POST /api/sessions, or of a session."),
                    BASIC,
                    http("basic", "Id and secret of an API key."))));
    document.security(
        List.of(
            OASFactory.createSecurityRequirement().addScheme(BEARER),
            OASFactory.createSecurityRequirement().addScheme(BASIC)));
    document
        .getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations().values().forEach(operation -> complete(path, operation)));
  }

  private void complete(String path, Operation operation) {
    APIResponses responses = operation.getResponses();
    APIResponses completed = OASFactory.createAPIResponses();
    String declared = statuses.get(operation.getOperationId());
    responses
        .getAPIResponses()
        .forEach((status, response) -> {
          if (status.startsWith("2")) {
            completed.addAPIResponse(success(status, declared, response), response);
          }
        });
    Schema shape = OASFactory.createSchema().ref(name(ApiFamily.ofPath(path)));
    completed.addAPIResponse("4XX", refusal("Refused; the sentence says what to change.", shape));
    completed.addAPIResponse("501", refusal("Known, but not offered here.", shape));
    completed.addAPIResponse("503", refusal("Not now; try again after Retry-After.", shape));
    operation.responses(completed);
    operation.security(null);
  }

  /** A POST without a body to answer is 204 on the wire, whatever the document's default says. */
  private static String success(String described, String declared, APIResponse response) {
    if (declared != null) {
      return declared;
    }
    boolean empty = response.getContent() == null && response.getRef() == null;
    return described.equals("201") && empty ? "204" : described;
  }

  private static APIResponse refusal(String description, Schema shape) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(JSON, OASFactory.createMediaType().schema(shape)));
  }

  private static SecurityScheme http(String scheme, String description) {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme(scheme)
        .description(description);
  }

  private static String name(ApiFamily family) {
    return switch (family) {
      case KAFKA_REST -> "KafkaRestRefusal";
      case SESSION -> "SessionRefusal";
      case CONTROL_PLANE -> "Refusal";
    };
  }

  /** The form of {@link ApiFamily#body}. */
  private static Schema shape(ApiFamily family) {
    Schema text = of(SchemaType.STRING);
    Schema number = of(SchemaType.INTEGER);
    return switch (family) {
      case KAFKA_REST -> object(Map.of("error_code", number, "message", text));
      case SESSION -> object(Map.of("error", object(Map.of("code", number, "message", text))));
      case CONTROL_PLANE -> {
        Schema source = object(Map.of("pointer", text));
        Map<String, Schema> error =
            Map.of(
                "id", text, "status", text, "code", text, "title", text, "detail", text, "source",
                source);
        yield object(Map.of("errors", of(SchemaType.ARRAY).items(object(error))));
      }
    };
  }

  private static Schema object(Map<String, Schema> properties) {
    Schema object = of(SchemaType.OBJECT);
    new TreeMap<>(properties).forEach(object::addProperty);
    return object;
  }

  private static Schema of(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
