package dev.samsa.controlplane.party;

import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.TaxTable;
import java.util.List;

/**
 * Who sells.
 *
 * @param country two letters, ISO 3166; ZZ until the operator has said it
 * @param numberPrefix what invoice numbers begin with
 * @param dueDays days from issue until an invoice is due
 * @param paymentNote how to pay by bank transfer, printed on invoices
 * @param taxes which taxes fall due
 */
public record Seller(
    String name,
    List<String> address,
    String country,
    String vatId,
    String numberPrefix,
    int dueDays,
    String paymentNote,
    TaxTable taxes) {

  /** The only seller; numbers are kept by seller. */
  public static final long KEY = 1;

  public Seller {
    address = List.copyOf(address);
  }

  /** As documents name it. */
  public Party party() {
    return new Party("seller-" + KEY, name, address, country, vatId);
  }
}
