package dev.samsa.controlplane.credit;

import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.controlplane.api.PublicIds;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps credits. Whoever takes from them holds all of the organization's until it commits. */
@ApplicationScoped
public class Credits {
  private static final String SELECT = "SELECT * FROM credit_grant WHERE organization_id = ? ";

  private final Database database;
  private final Clock clock;

  public Credits(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What shall be granted.
   *
   * @param expiresAt first instant at which it may no longer be used, or null
   * @param code the promotion code that gives it, or null
   */
  public record NewCredit(
      CreditGrant.Kind kind,
      BigDecimal amount,
      String currency,
      Instant expiresAt,
      int priority,
      CreditGrant.Scope scope,
      String code,
      String note) {

    /** Money of the tenant's, which pays anything. */
    public static NewCredit prepaid(BigDecimal amount, String currency, String note) {
      return new NewCredit(
          CreditGrant.Kind.PREPAID, amount, currency, null, 0, CreditGrant.Scope.ALL, null, note);
    }
  }

  /** All credits of an organization, those that are used up among them. */
  public List<Credit> of(long organizationKey) {
    return database.list(SELECT + "ORDER BY id", Credit::read, organizationKey);
  }

  /** The same, held until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  public List<Credit> lock(long organizationKey) {
    return database.list(SELECT + "ORDER BY id FOR UPDATE", Credit::read, organizationKey);
  }

  public Credit grant(long organizationKey, NewCredit credit) {
    return database
        .first(
            """
            INSERT INTO credit_grant (public_id, organization_id, kind, amount, remaining,
              currency, expires_at, priority, line_types, resources, code, note, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *
            """,
            Credit::read,
            PublicIds.create("cr"),
            organizationKey,
            credit.kind().name(),
            credit.amount(),
            credit.amount(),
            credit.currency(),
            credit.expiresAt(),
            credit.priority(),
            credit.scope().lineTypes().toArray(String[]::new),
            credit.scope().resources().toArray(String[]::new),
            credit.code(),
            credit.note(),
            clock.instant())
        .orElseThrow();
  }

  /** Writes down what is left of credits that the caller holds. */
  @Transactional(TxType.MANDATORY)
  public void settle(List<Credit> before, List<CreditGrant> after) {
    Map<String, Credit> held =
        before.stream().collect(Collectors.toMap(credit -> credit.grant().id(), c -> c));
    for (CreditGrant grant : after) {
      Credit was = held.get(grant.id());
      if (was.grant().remaining().compareTo(grant.remaining()) != 0) {
        database.update(
            "UPDATE credit_grant SET remaining = ? WHERE id = ?", grant.remaining(), was.key());
      }
    }
  }
}
