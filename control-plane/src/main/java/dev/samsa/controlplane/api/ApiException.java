package dev.samsa.controlplane.api;

import java.time.Duration;
import java.util.Optional;

/** A refusal that the caller reads: the message says in one sentence what to change. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String field;
  private final Duration retryAfter;

  private ApiException(ErrorCode code, String detail, String field, Duration retryAfter) {
    super(detail);
    this.code = code;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  public static ApiException of(ErrorCode code, String detail) {
    return new ApiException(code, detail, null, null);
  }

  /** A 400 about one field, named as a JSON pointer such as {@code /spec/region}. */
  public static ApiException invalid(String field, String detail) {
    return new ApiException(ErrorCode.INVALID, detail, field, null);
  }

  /** A 404; foreign tenants' objects look like this too. */
  public static ApiException notFound(String kind, String id) {
    return of(ErrorCode.NOT_FOUND, kind + " " + id + " was not found.");
  }

  public static ApiException conflict(String detail) {
    return of(ErrorCode.CONFLICT, detail);
  }

  public static ApiException forbidden(String detail) {
    return of(ErrorCode.FORBIDDEN, detail);
  }

  /** A 429 with Retry-After. */
  public static ApiException tooMany(String detail, Duration retryAfter) {
    return new ApiException(ErrorCode.TOO_MANY_REQUESTS, detail, null, retryAfter);
  }

  /** A 503 with Retry-After, only for what a retry can cure. */
  public static ApiException unavailable(String detail, Duration retryAfter) {
    return new ApiException(ErrorCode.UNAVAILABLE, detail, null, retryAfter);
  }

  public ErrorCode code() {
    return code;
  }

  /** JSON pointer of the field that is wrong. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
