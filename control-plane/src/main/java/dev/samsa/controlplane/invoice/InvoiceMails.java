package dev.samsa.controlplane.invoice;

import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.party.Parties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Mail that goes out with invoices and credit notes. It is queued in the transaction that issues
 * them; who sends one leases it first, and nobody else takes it meanwhile.
 */
@ApplicationScoped
public class InvoiceMails {
  private static final int MOST_ADMINISTRATORS = 10;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int LONGEST_ERROR = 300;

  private final Database database;
  private final Parties parties;

  public InvoiceMails(Database database, Parties parties) {
    this.database = database;
    this.parties = parties;
  }

  /**
   * A message to send.
   *
   * @param creditNote id of the credit note that it is about; null if about the invoice itself
   * @param attempts this one included
   */
  record Due(
      long key, String id, long invoiceKey, String creditNote, String target, int attempts) {}

  /** Queues a message about an invoice, or a credit note to it, for all who are to know. */
  @Transactional(TxType.MANDATORY)
  void queue(long organizationKey, long invoiceKey, String creditNote, Instant now) {
    for (String target : receivers(organizationKey)) {
      database.update(
          """
          INSERT INTO invoice_mail (public_id, invoice_id, credit_note, target, next_attempt_at)
          VALUES (?, ?, ?, ?, ?)
          """,
          PublicIds.create("mail"),
          invoiceKey,
          creditNote,
          target,
          now);
    }
  }

  /** The address on the billing details, or else whoever administers the organization. */
  private List<String> receivers(long organizationKey) {
    String given = parties.details(organizationKey).email();
    if (!given.isEmpty()) {
      return List.of(given);
    }
    return database.list(
        """
        SELECT DISTINCT a.email
        FROM role_binding b
          JOIN member m ON m.public_id = b.principal AND m.organization_id = b.organization_id
          JOIN account a ON a.id = m.account_id
        WHERE b.organization_id = ? AND b.role_name = 'OrganizationAdmin'
          AND b.deleted_at IS NULL AND m.deleted_at IS NULL
        ORDER BY a.email LIMIT ?
        """,
        row -> row.getString("email"),
        organizationKey,
        MOST_ADMINISTRATORS);
  }

  /** Takes one that is due; a process that dies with it lets go when the lease ends. */
  @Transactional
  List<Due> lease(Instant now) {
    return database.list(
        """
        UPDATE invoice_mail SET attempts = attempts + 1, next_attempt_at = ?
        WHERE id = (SELECT id FROM invoice_mail WHERE sent_at IS NULL AND next_attempt_at <= ?
          ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING *
        """,
        row ->
            new Due(
                row.getLong("id"),
                row.getString("public_id"),
                row.getLong("invoice_id"),
                row.getString("credit_note"),
                row.getString("target"),
                row.getInt("attempts")),
        now.plus(LEASE),
        now);
  }

  void sent(Due due, Instant now) {
    database.update(
        "UPDATE invoice_mail SET sent_at = ?, last_error = '' WHERE id = ?", now, due.key());
  }

  /** Another attempt later, twice as long after each, and once an hour in the end. */
  void failed(Due due, String reason, Instant now) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts() - 1, 20));
    database.update(
        "UPDATE invoice_mail SET last_error = ?, next_attempt_at = ? WHERE id = ?",
        reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason,
        now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause),
        due.key());
  }
}
