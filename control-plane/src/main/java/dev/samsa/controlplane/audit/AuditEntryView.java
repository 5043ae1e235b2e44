package dev.samsa.controlplane.audit;

import java.time.Instant;

/**
 * One entry of the audit log.
 *
 * @param outcome ALLOWED or DENIED
 */
record AuditEntryView(
    long id,
    Instant at,
    String actor,
    String credential,
    String action,
    String object,
    String address,
    String outcome,
    String detail) {}
