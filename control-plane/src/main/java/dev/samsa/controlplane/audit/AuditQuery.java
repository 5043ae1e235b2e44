package dev.samsa.controlplane.audit;

import dev.samsa.controlplane.api.ApiException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Query parameters that say which entries are wanted; those left out stand for any. */
public final class AuditQuery {
  @QueryParam("actor")
  String actor;

  /** Such as {@code api-key.create}, or {@code api-key} for all that begin so. */
  @QueryParam("action")
  String action;

  @QueryParam("object")
  String object;

  /** ALLOWED or DENIED. */
  @QueryParam("outcome")
  String outcome;

  /** From which IP address. */
  @QueryParam("address")
  String address;

  /** First instant wanted (RFC 3339). */
  @QueryParam("since")
  String since;

  /** First instant no longer wanted (RFC 3339). */
  @QueryParam("until")
  String until;

  /**
   * The filter.
   *
   * @throws ApiException 400 for a time that is none
   */
  AuditEntries.Filter filter() {
    return new AuditEntries.Filter(
        any(actor),
        any(action),
        any(object),
        any(outcome),
        any(address),
        instant("since", since),
        instant("until", until));
  }

  private static String any(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static Instant instant(String field, String text) {
    try {
      return any(text) == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiException.invalid(field, field + " must be a time such as 2026-01-31T12:00:00Z.");
    }
  }
}
