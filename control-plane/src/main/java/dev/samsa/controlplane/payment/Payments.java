package dev.samsa.controlplane.payment;

import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps attempts to pay, and which events of providers were taken in. */
@ApplicationScoped
public class Payments {
  private final Database database;
  private final Clock clock;

  public Payments(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The attempts of an invoice, oldest first. */
  public List<Payment> of(long invoiceKey) {
    return database.list(
        "SELECT * FROM payment WHERE invoice_id = ? ORDER BY id", Payment::read, invoiceKey);
  }

  public Optional<Payment> find(String id) {
    return database.first("SELECT * FROM payment WHERE public_id = ?", Payment::read, id);
  }

  /** The attempt that has neither succeeded nor failed. */
  public Optional<Payment> underWay(long invoiceKey) {
    return of(invoiceKey).stream()
        .filter(p -> p.state() == AttemptState.CREATED || p.state() == AttemptState.PENDING)
        .findFirst();
  }

  /** Writes an attempt down. */
  @Transactional(TxType.MANDATORY)
  public Payment create(
      long invoiceKey,
      String provider,
      AttemptState state,
      BigDecimal amount,
      String currency,
      String note) {
    return database
        .first(
            """
            INSERT INTO payment (public_id, invoice_id, provider, state, amount, currency, note,
              created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *
            """,
            Payment::read,
            PublicIds.create("pay"),
            invoiceKey,
            provider,
            state.name(),
            amount,
            currency,
            note,
            clock.instant(),
            clock.instant())
        .orElseThrow();
  }

  /** The provider has begun it. An attempt that has gone further stays as it is. */
  @Transactional(TxType.MANDATORY)
  public boolean begun(Payment payment, String reference, String url) {
    return database.update(
            """
            UPDATE payment SET state = 'PENDING', provider_reference = ?, url = ?, updated_at = ?
            WHERE id = ? AND state = 'CREATED'
            """,
            reference,
            url,
            clock.instant(),
            payment.key())
        == 1;
  }

  /**
   * Moves an attempt on.
   *
   * @return false if it is not in the state any more that the caller saw, or may not go there
   */
  @Transactional(TxType.MANDATORY)
  public boolean move(Payment payment, AttemptState to, String reference, String note) {
    return payment.state().successors().contains(to)
        && database.update(
                """
                UPDATE payment SET state = ?, note = ?, updated_at = ?,
                  provider_reference = coalesce(provider_reference, ?)
                WHERE id = ? AND state = ?
                """,
                to.name(),
                note,
                clock.instant(),
                reference,
                payment.key(),
                payment.state().name())
            == 1;
  }

  /** Notes an event; false if it was taken in before. */
  @Transactional(TxType.MANDATORY)
  public boolean first(String provider, String eventId) {
    return database.update(
            """
            INSERT INTO payment_event (provider, event_id, received_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            provider,
            eventId,
            clock.instant())
        == 1;
  }
}
