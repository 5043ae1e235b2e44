package dev.samsa.controlplane.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.controlplane.api.ObjectMetadata;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice (kind {@code Invoice}). Amounts are text, so that no reader rounds them.
 *
 * @param number absent for a draft, like the dates and the hash
 * @param document_state DRAFT, ISSUED or VOID
 * @param payment_state NOT_DUE, OPEN, PENDING, PAID, UNCOLLECTIBLE or CANCELLED
 * @param total taxes included
 * @param due what was to be paid when it was issued; of a draft, as it stands
 * @param balance what is still to be paid
 * @param organization whose it is; told to the operator only
 * @param hash SHA-256 of the canonical document
 * @param document all of it; absent in lists
 * @param attention what a person should know, a sentence each
 * @param credit_notes what was taken back of it since; absent in lists, like the payments
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvoiceView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String number,
    String month,
    String document_state,
    String payment_state,
    String currency,
    String total,
    String due,
    String balance,
    Instant issued_at,
    LocalDate due_on,
    Organization organization,
    String hash,
    JsonNode document,
    List<String> attention,
    List<CreditNoteView> credit_notes,
    List<PaymentView> payments) {

  /** Whose invoice it is. */
  record Organization(String id, String display_name) {}
}
