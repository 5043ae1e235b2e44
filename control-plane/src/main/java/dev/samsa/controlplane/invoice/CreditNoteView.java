package dev.samsa.controlplane.invoice;

import dev.samsa.billing.invoice.CreditNote;
import java.time.Instant;
import java.util.List;

/**
 * A credit note. Amounts are text.
 *
 * @param net before taxes
 * @param total taxes included
 */
record CreditNoteView(
    String id,
    String number,
    Instant at,
    String reason,
    String net,
    String total,
    List<Line> lines) {

  /** What is taken back of a line, before taxes. */
  record Line(String line_key, String amount) {}

  static CreditNoteView of(CreditNote note) {
    return new CreditNoteView(
        note.id(),
        note.number().orElseThrow(),
        note.at(),
        note.reason(),
        note.net().toPlainString(),
        note.total().toPlainString(),
        note.lines().stream()
            .map(line -> new Line(line.lineKey(), line.amount().toPlainString()))
            .toList());
  }
}
