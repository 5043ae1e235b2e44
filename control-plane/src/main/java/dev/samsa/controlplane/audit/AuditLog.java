package dev.samsa.controlplane.audit;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Writes the audit log. */
@ApplicationScoped
public class AuditLog {
  private static final String INSERT =
      """
      INSERT INTO audit_entry
        (at, organization_id, actor, credential, action, object, address, outcome, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Database database;
  private final Clock clock;
  private final ClientAddress address;

  public AuditLog(Database database, Clock clock, ClientAddress address) {
    this.database = database;
    this.clock = clock;
    this.address = address;
  }

  /** Something was done. The entry stands if and only if the caller's transaction commits. */
  @Transactional(TxType.MANDATORY)
  public void record(AuditEntry entry) {
    write(entry, "ALLOWED");
  }

  /** Something was done that no transaction holds together. */
  @Transactional(TxType.REQUIRES_NEW)
  public void recordSuccess(AuditEntry entry) {
    write(entry, "ALLOWED");
  }

  /** Something was refused. The entry stands although the caller's transaction is undone. */
  @Transactional(TxType.REQUIRES_NEW)
  public void recordRefusal(AuditEntry entry) {
    write(entry, "DENIED");
  }

  private void write(AuditEntry entry, String outcome) {
    database.update(
        INSERT,
        clock.instant(),
        entry.organizationKey(),
        entry.actor(),
        entry.credential(),
        entry.action(),
        entry.object(),
        address.current(),
        outcome,
        entry.detail());
  }
}
