package dev.samsa.controlplane.credit;

import dev.samsa.billing.invoice.CreditGrant;
import dev.samsa.controlplane.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A credit as it is kept.
 *
 * @param currency credits pay invoices of their own currency only
 * @param code the promotion code that gave it; empty for none
 * @param note for people
 */
public record Credit(long key, CreditGrant grant, String currency, String code, String note) {

  static Credit read(ResultSet row) throws SQLException {
    return new Credit(
        row.getLong("id"),
        new CreditGrant(
            row.getString("public_id"),
            CreditGrant.Kind.valueOf(row.getString("kind")),
            row.getBigDecimal("amount"),
            row.getBigDecimal("remaining"),
            Optional.ofNullable(Database.instant(row, "expires_at")),
            row.getInt("priority"),
            Database.instant(row, "created_at"),
            new CreditGrant.Scope(texts(row, "line_types"), texts(row, "resources"))),
        row.getString("currency"),
        row.getString("code") == null ? "" : row.getString("code"),
        row.getString("note"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
