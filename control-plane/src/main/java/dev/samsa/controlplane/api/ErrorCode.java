package dev.samsa.controlplane.api;

/**
 * Every kind of refusal, with its HTTP status and Kafka REST error code. The text for the user is
 * the exception's; the shape on the wire is chosen in {@link ApiExceptionMapper}, once per API
 * family.
 */
public enum ErrorCode {
  MALFORMED(400, 400),
  INVALID(400, 40002),
  UNAUTHENTICATED(401, 40101),
  FORBIDDEN(403, 40301),
  NOT_FOUND(404, 404),
  UNKNOWN_TOPIC(404, 40403),
  METHOD_NOT_ALLOWED(405, 405),
  NOT_ACCEPTABLE(406, 406),
  CONFLICT(409, 409),
  DELETION_PROTECTION_ENABLED(409, 409),
  TOO_LARGE(413, 413),
  UNSUPPORTED_MEDIA_TYPE(415, 415),
  QUOTA_EXCEEDED(402, 402),
  TOO_MANY_REQUESTS(429, 42901),
  INTERNAL(500, 50001),
  NOT_IMPLEMENTED(501, 501),
  UNAVAILABLE(503, 50301);

  private final int status;
  private final int kafkaRestCode;

  ErrorCode(int status, int kafkaRestCode) {
    this.status = status;
    this.kafkaRestCode = kafkaRestCode;
  }

  public int status() {
    return status;
  }

  /** {@code error_code} of the Kafka REST family. */
  public int kafkaRestCode() {
    return kafkaRestCode;
  }

  /** Stable name on the wire, such as {@code not_found}. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
