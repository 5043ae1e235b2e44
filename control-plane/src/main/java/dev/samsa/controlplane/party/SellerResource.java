package dev.samsa.controlplane.party;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who sells, and which taxes it collects. */
@Path("/admin/v1")
@Tag(name = "Operator")
public class SellerResource {
  private static final TextRule PAYMENT_NOTE = new TextRule("/payment_note", 500);
  private static final int LONGEST_DUE = 365;

  private final Parties parties;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public SellerResource(Parties parties, CurrentCaller caller, AuditLog audit) {
    this.parties = parties;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * The legal entity that issues the invoices.
   *
   * @param number_prefix what numbers begin with: INV gives INV-2026-00001
   * @param due_days from issue, 30 if not given
   * @param payment_note how to pay by bank transfer, in one line
   */
  public record SellerView(
      String name,
      List<String> address,
      String country,
      String vat_id,
      String number_prefix,
      Integer due_days,
      String payment_note) {
    static SellerView of(Seller seller) {
      return new SellerView(
          seller.name(),
          seller.address(),
          seller.country(),
          seller.vatId(),
          seller.numberPrefix(),
          seller.dueDays(),
          seller.paymentNote());
    }
  }

  @GET
  @Path("seller")
  public SellerView adminGetSeller() {
    caller.operator();
    return SellerView.of(parties.seller());
  }

  /** Holds for invoices issued from now on. */
  @PUT
  @Path("seller")
  @Transactional
  public SellerView adminSetSeller(SellerView input) {
    Caller.Operator operator = caller.operator();
    SellerView given = RequestBody.required(input);
    Seller seller =
        new Seller(
            AddressRules.NAME.required(given.name()),
            AddressRules.address(given.address()),
            AddressRules.country(given.country()),
            AddressRules.VAT_ID.optional(given.vat_id()).strip(),
            prefix(given.number_prefix()),
            dueDays(given.due_days()),
            PAYMENT_NOTE.optional(given.payment_note()).strip(),
            TaxTable.NONE);
    parties.save(seller);
    audit.record(AuditEntry.by(operator, "seller.update", seller.name()));
    return SellerView.of(parties.seller());
  }

  /** The table of taxes. */
  @GET
  @Path("taxes")
  public JsonNode adminGetTaxes() {
    caller.operator();
    return TaxTableJson.write(parties.seller().taxes());
  }

  /**
   * Sets the table of taxes: {@code rates} of {@code country}, {@code name} and {@code rate} (0.19
   * is 19 %), {@code registered_in} and {@code union} as countries.
   */
  @PUT
  @Path("taxes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  public JsonNode adminSetTaxes(String body) {
    Caller.Operator operator = caller.operator();
    if (body == null || body.isBlank()) {
      throw ApiException.of(ErrorCode.MALFORMED, "This route needs a JSON object as its body.");
    }
    TaxTable table;
    try {
      table = TaxTableJson.read(body);
    } catch (InvalidInputException e) {
      throw ApiException.invalid(e.field(), e.getMessage() + ".");
    }
    table.rates().forEach(rate -> AddressRules.country(rate.country()));
    table.registeredIn().forEach(AddressRules::country);
    table.union().forEach(AddressRules::country);
    parties.saveTaxes(TaxTableJson.write(table).toString());
    audit.record(AuditEntry.by(operator, "taxes.update", table.rates().size() + " rates"));
    return TaxTableJson.write(table);
  }

  private static String prefix(String given) {
    String prefix = given == null ? "INV" : given;
    if (!prefix.matches("[A-Z0-9][A-Z0-9-]{0,15}")) {
      throw ApiException.invalid(
          "/number_prefix",
          "number_prefix must be 1 to 16 capital letters, digits and dashes, such as INV.");
    }
    return prefix;
  }

  private static int dueDays(Integer given) {
    int days = given == null ? 30 : given;
    if (days < 0 || days > LONGEST_DUE) {
      throw ApiException.invalid("/due_days", "due_days must be from 0 to " + LONGEST_DUE + ".");
    }
    return days;
  }
}
