package dev.samsa.controlplane.audit;

import dev.samsa.controlplane.identity.Caller;

/**
 * One entry of the audit log.
 *
 * @param organizationKey null for the platform's own affairs
 * @param actor {@code u-…}, {@code sa-…}, {@code operator}, {@code anonymous} or a cluster's
 *     identity
 * @param credential id of the API key or session used, or whom a tenant's own issuer named; empty
 *     if none
 * @param action what was asked for, such as {@code api-key.create}
 * @param object id of what it was asked of
 * @param detail a few words more; never a secret
 */
public record AuditEntry(
    Long organizationKey,
    String actor,
    String credential,
    String action,
    String object,
    String detail) {

  /** An entry about what a signed-in caller asked for. */
  public static AuditEntry by(Caller caller, String action, String object) {
    return switch (caller) {
      case Caller.User user ->
          new AuditEntry(
              user.organizationKey(), user.principal(), user.sessionId(), action, object, "");
      case Caller.ApiKey key ->
          new AuditEntry(key.organizationKey(), key.principal(), key.keyId(), action, object, "");
      case Caller.Federated pool ->
          new AuditEntry(
              pool.organizationKey(), pool.principal(), pool.identity(), action, object, "");
      case Caller.Newcomer newcomer ->
          new AuditEntry(null, "anonymous", newcomer.sessionId(), action, object, "");
      case Caller.Operator operator ->
          new AuditEntry(null, "operator", operator.sessionId(), action, object, "");
    };
  }

  /** An entry about somebody who is not signed in. */
  public static AuditEntry anonymous(String action, String object) {
    return new AuditEntry(null, "anonymous", "", action, object, "");
  }

  /** The same entry as an affair of that organization. */
  public AuditEntry within(long organization) {
    return new AuditEntry(organization, actor, credential, action, object, detail);
  }

  public AuditEntry with(String words) {
    return new AuditEntry(organizationKey, actor, credential, action, object, words);
  }
}
