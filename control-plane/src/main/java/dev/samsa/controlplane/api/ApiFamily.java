package dev.samsa.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** The families of routes, each with its own shape of error body (wire contract 1.5). */
enum ApiFamily {
  /** {@code /kafka/v3} and {@code /schema-registry}: {@code {"error_code", "message"}}. */
  KAFKA_REST {
    @Override
    Object body(String requestId, ErrorCode code, String detail, String field) {
      return new KafkaRestError(code.kafkaRestCode(), detail);
    }
  },
  /** {@code /api/…}, sign-up and sessions: {@code {"error": {"code", "message"}}}. */
  SESSION {
    @Override
    Object body(String requestId, ErrorCode code, String detail, String field) {
      return Map.of("error", Map.of("code", code.status(), "message", detail));
    }
  },
  /** Everything else: {@code {"errors": [{id, status, code, title, detail, source}]}}. */
  CONTROL_PLANE {
    @Override
    Object body(String requestId, ErrorCode code, String detail, String field) {
      Map<String, String> source = field == null ? Map.of() : Map.of("pointer", field);
      return Map.of(
          "errors",
          List.of(
              new ControlPlaneError(
                  requestId,
                  String.valueOf(code.status()),
                  code.wireName(),
                  title(code),
                  detail,
                  source)));
    }
  };

  abstract Object body(String requestId, ErrorCode code, String detail, String field);

  static ApiFamily ofPath(String path) {
    if (path.startsWith("/kafka/v3") || path.startsWith("/schema-registry/")) {
      return KAFKA_REST;
    }
    return path.startsWith("/api/") ? SESSION : CONTROL_PLANE;
  }

  private static String title(ErrorCode code) {
    String words = code.wireName().replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KafkaRestError(int error_code, String message) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ControlPlaneError(
      String id,
      String status,
      String code,
      String title,
      String detail,
      Map<String, String> source) {}
}
