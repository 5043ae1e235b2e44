package dev.samsa.controlplane.payment;

import dev.samsa.controlplane.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * An attempt to pay an invoice.
 *
 * @param id such as {@code pay-…}; the key by which the provider knows a repetition
 * @param reference what the provider calls it; null until it has begun
 * @param url where the payer goes on, or null
 */
public record Payment(
    long key,
    String id,
    long invoiceKey,
    String provider,
    String reference,
    AttemptState state,
    BigDecimal amount,
    String currency,
    String url,
    String note,
    Instant createdAt) {

  static Payment read(ResultSet row) throws SQLException {
    return new Payment(
        row.getLong("id"),
        row.getString("public_id"),
        row.getLong("invoice_id"),
        row.getString("provider"),
        row.getString("provider_reference"),
        AttemptState.valueOf(row.getString("state")),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getString("url"),
        row.getString("note"),
        Database.instant(row, "created_at"));
  }
}
