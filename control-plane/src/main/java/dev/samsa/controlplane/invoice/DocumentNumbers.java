package dev.samsa.controlplane.invoice;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.party.Seller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Gives numbers without gaps: the counter's row is locked from here to the end of the transaction,
 * so that a number that is not used after all is the next one's. Ask for it last.
 */
@ApplicationScoped
public class DocumentNumbers {
  private final Database database;

  public DocumentNumbers(Database database) {
    this.database = database;
  }

  /** What is numbered by itself. */
  public enum Series {
    INVOICE(""),
    CREDIT_NOTE("CN-");

    private final String infix;

    Series(String infix) {
      this.infix = infix;
    }
  }

  /** The next number, such as {@code INV-2026-00001}, or {@code INV-CN-2026-00001}. */
  @Transactional(TxType.MANDATORY)
  public String next(Seller seller, Series series, Instant at) {
    int year = at.atOffset(ZoneOffset.UTC).getYear();
    int number =
        database
            .first(
                """
                INSERT INTO document_number AS n (seller_id, series, year, last)
                VALUES (?, ?, ?, 1)
                ON CONFLICT (seller_id, series, year) DO UPDATE SET last = n.last + 1
                RETURNING last
                """,
                row -> row.getInt(1),
                Seller.KEY,
                series.name(),
                year)
            .orElseThrow();
    return String.format(
        Locale.ROOT, "%s-%s%d-%05d", seller.numberPrefix(), series.infix, year, number);
  }
}
