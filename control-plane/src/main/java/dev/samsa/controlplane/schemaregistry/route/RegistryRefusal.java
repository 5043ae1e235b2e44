package dev.samsa.controlplane.schemaregistry.route;

import dev.samsa.controlplane.schemaregistry.route.RegistryClient.Answer;
import io.vertx.core.json.JsonObject;

/** Refusals with the codes that clients of schema registries know. */
final class RegistryRefusal {
  private RegistryRefusal() {}

  static Answer noSuchSchema() {
    return of(404, 40403, "Schema not found.");
  }

  static Answer noConfig(String subject) {
    return of(
        404,
        40408,
        "Subject '" + subject + "' does not have subject-level compatibility configured.");
  }

  static Answer readOnly(String subject) {
    return of(
        422,
        42205,
        "Subject " + subject + " is in read-only mode; set its mode to READWRITE to change it.");
  }

  static Answer noSchemaInBody() {
    return of(
        422,
        42201,
        "Send a JSON object whose \"schema\" is the schema as a text; its \"schemaType\" is AVRO,"
            + " JSON or PROTOBUF.");
  }

  static Answer noObject() {
    return of(422, 422, "This route needs a JSON object as its body.");
  }

  private static Answer of(int status, int code, String message) {
    return new Answer(
        status, new JsonObject().put("error_code", code).put("message", message).encode());
  }
}
