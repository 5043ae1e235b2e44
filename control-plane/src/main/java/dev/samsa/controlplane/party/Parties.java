package dev.samsa.controlplane.party;

import dev.samsa.billing.invoice.Party;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads and writes who sells and who pays. */
@ApplicationScoped
public class Parties {
  private final Database database;
  private final Clock clock;

  public Parties(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Where an organization's bill goes.
   *
   * @param country two letters, ISO 3166; ZZ until it is given
   * @param vatId empty for none
   * @param email for the accounts department; empty for none
   */
  public record BillingDetails(
      String name, List<String> address, String country, String vatId, String email) {}

  public Seller seller() {
    return database
        .first("SELECT * FROM seller WHERE id = ?", Parties::seller, Seller.KEY)
        .orElseThrow();
  }

  /** What the tenant has given; an organization that gave nothing is named as it is called. */
  public BillingDetails details(long organizationKey) {
    return given(organizationKey)
        .orElseGet(() -> new BillingDetails(displayName(organizationKey), List.of(), "ZZ", "", ""));
  }

  /**
   * The buyer as documents name it.
   *
   * @param organization its public id
   */
  public Party buyer(long organizationKey, String organization) {
    BillingDetails details = details(organizationKey);
    return new Party(
        organization, details.name(), details.address(), details.country(), details.vatId());
  }

  void save(long organizationKey, BillingDetails details) {
    database.update(
        """
        INSERT INTO billing_details (organization_id, name, address, country, vat_id, email,
          updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (organization_id) DO UPDATE SET name = excluded.name,
          address = excluded.address, country = excluded.country, vat_id = excluded.vat_id,
          email = excluded.email, updated_at = excluded.updated_at
        """,
        organizationKey,
        details.name(),
        details.address().toArray(String[]::new),
        details.country(),
        details.vatId(),
        details.email(),
        clock.instant());
  }

  /** Writes all but the taxes. */
  void save(Seller seller) {
    database.update(
        """
        UPDATE seller SET name = ?, address = ?, country = ?, vat_id = ?, number_prefix = ?,
          due_days = ?, payment_note = ?, updated_at = ?
        WHERE id = ?
        """,
        seller.name(),
        seller.address().toArray(String[]::new),
        seller.country(),
        seller.vatId(),
        seller.numberPrefix(),
        seller.dueDays(),
        seller.paymentNote(),
        clock.instant(),
        Seller.KEY);
  }

  void saveTaxes(String json) {
    database.update(
        "UPDATE seller SET taxes = ?, updated_at = ? WHERE id = ?",
        json,
        clock.instant(),
        Seller.KEY);
  }

  private Optional<BillingDetails> given(long organizationKey) {
    return database.first(
        "SELECT * FROM billing_details WHERE organization_id = ?",
        row ->
            new BillingDetails(
                row.getString("name"),
                texts(row, "address"),
                row.getString("country"),
                row.getString("vat_id"),
                row.getString("email")),
        organizationKey);
  }

  private String displayName(long organizationKey) {
    return database
        .first(
            "SELECT display_name FROM organization WHERE id = ?",
            row -> row.getString(1),
            organizationKey)
        .orElseThrow();
  }

  private static Seller seller(ResultSet row) throws SQLException {
    return new Seller(
        row.getString("name"),
        texts(row, "address"),
        row.getString("country"),
        row.getString("vat_id"),
        row.getString("number_prefix"),
        row.getInt("due_days"),
        row.getString("payment_note"),
        TaxTableJson.read(row.getString("taxes")));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
