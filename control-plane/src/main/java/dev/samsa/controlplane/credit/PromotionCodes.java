package dev.samsa.controlplane.credit;

import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.credit.Credits.NewCredit;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Promotion codes: how much they give, to how many, and until when. */
@ApplicationScoped
public class PromotionCodes {
  private final Database database;
  private final Credits credits;
  private final Clock clock;

  public PromotionCodes(Database database, Credits credits, Clock clock) {
    this.database = database;
    this.credits = credits;
    this.clock = clock;
  }

  /**
   * A code.
   *
   * @param redeemUntil first instant at which it may no longer be redeemed, or null
   * @param creditDays for which the credit may be used from then on, or null for ever
   * @param redeemed how often it was redeemed
   */
  record Code(
      long key,
      String code,
      BigDecimal amount,
      String currency,
      Instant redeemUntil,
      Integer creditDays,
      int maxRedemptions,
      int redeemed,
      List<String> lineTypes) {}

  List<Code> list() {
    return database.list("SELECT * FROM promotion_code ORDER BY id", PromotionCodes::code);
  }

  /** Makes a code; false if there is one of that name. */
  boolean create(Code code) {
    return database.update(
            """
            INSERT INTO promotion_code (code, amount, currency, redeem_until, credit_days,
              max_redemptions, line_types, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING
            """,
            code.code(),
            code.amount(),
            code.currency(),
            code.redeemUntil(),
            code.creditDays(),
            code.maxRedemptions(),
            code.lineTypes().toArray(String[]::new),
            clock.instant())
        == 1;
  }

  /**
   * Redeems a code. Its row is held meanwhile, so that no more redeem it than may.
   *
   * @throws ApiException 404 for a code that there is not, 409 for one that is used up or over
   */
  @Transactional(TxType.MANDATORY)
  Credit redeem(long organizationKey, String name) {
    Code code =
        database
            .first(
                "SELECT * FROM promotion_code WHERE code = ? FOR UPDATE",
                PromotionCodes::code,
                name)
            .orElseThrow(() -> ApiException.notFound("Promotion code", name));
    Instant now = clock.instant();
    if (code.redeemUntil() != null && !now.isBefore(code.redeemUntil())) {
      throw ApiException.conflict("This code could be redeemed until " + code.redeemUntil() + ".");
    }
    if (redeemedBy(organizationKey, code)) {
      throw ApiException.conflict("Your organization has redeemed this code already.");
    }
    if (code.redeemed() >= code.maxRedemptions()) {
      throw ApiException.conflict("This code has been redeemed as often as it may be.");
    }
    Credit credit =
        credits.grant(
            organizationKey,
            new NewCredit(
                CreditGrant.Kind.PROMOTION,
                code.amount(),
                code.currency(),
                code.creditDays() == null ? null : now.plus(Duration.ofDays(code.creditDays())),
                0,
                new CreditGrant.Scope(code.lineTypes(), List.of()),
                code.code(),
                "Promotion code"));
    database.update("UPDATE promotion_code SET redeemed = redeemed + 1 WHERE id = ?", code.key());
    database.update(
        "INSERT INTO promotion_redemption (code_id, organization_id, credit_id) VALUES (?, ?, ?)",
        code.key(),
        organizationKey,
        credit.key());
    return credit;
  }

  private boolean redeemedBy(long organizationKey, Code code) {
    return !database
        .list(
            "SELECT 1 FROM promotion_redemption WHERE code_id = ? AND organization_id = ?",
            row -> 1,
            code.key(),
            organizationKey)
        .isEmpty();
  }

  private static Code code(ResultSet row) throws SQLException {
    return new Code(
        row.getLong("id"),
        row.getString("code"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        Database.instant(row, "redeem_until"),
        row.getObject("credit_days", Integer.class),
        row.getInt("max_redemptions"),
        row.getInt("redeemed"),
        List.of((String[]) row.getArray("line_types").getArray()));
  }
}
