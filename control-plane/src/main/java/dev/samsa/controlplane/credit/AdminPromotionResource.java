package dev.samsa.controlplane.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Promotion codes, for the operator. */
@Path("/admin/v1/promotion-codes")
@Tag(name = "Operator")
public class AdminPromotionResource {
  private static final int LONGEST_DAYS = 3650;

  private final PromotionCodes codes;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public AdminPromotionResource(PromotionCodes codes, CurrentCaller caller, AuditLog audit) {
    this.codes = codes;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * A code, to be made or as it is.
   *
   * @param expires_at until when it may be redeemed
   * @param credit_days for how many days the credit may be used; for ever if not given
   * @param max_redemptions by how many organizations; one if not given
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CodeView(
      String code,
      String amount,
      String currency,
      Instant expires_at,
      Integer credit_days,
      Integer max_redemptions,
      Integer redeemed,
      List<String> line_types) {
    static CodeView of(PromotionCodes.Code code) {
      return new CodeView(
          code.code(),
          code.amount().toPlainString(),
          code.currency(),
          code.redeemUntil(),
          code.creditDays(),
          code.maxRedemptions(),
          code.redeemed(),
          code.lineTypes());
    }
  }

  /** Codes in the order in which they were made. */
  public record Listed(List<CodeView> data) {}

  @GET
  public Listed adminListPromotionCodes() {
    caller.operator();
    return new Listed(codes.list().stream().map(CodeView::of).toList());
  }

  @POST
  @ResponseStatus(201)
  @Transactional
  public CodeView adminCreatePromotionCode(CodeView input) {
    Caller.Operator operator = caller.operator();
    CodeView given = RequestBody.required(input);
    if (given.code() == null || !given.code().matches("[A-Z0-9-]{4,40}")) {
      throw ApiException.invalid(
          "/code", "code must be 4 to 40 capital letters, digits and dashes, such as WELCOME-400.");
    }
    String currency = MoneyRules.currency(given.currency());
    PromotionCodes.Code code =
        new PromotionCodes.Code(
            0,
            given.code(),
            MoneyRules.amount("amount", given.amount(), currency),
            currency,
            given.expires_at(),
            count("credit_days", given.credit_days(), null, LONGEST_DAYS),
            count("max_redemptions", given.max_redemptions(), 1, Integer.MAX_VALUE),
            0,
            MoneyRules.scope("line_types", given.line_types()));
    if (!codes.create(code)) {
      throw ApiException.conflict("There is a code " + given.code() + " already.");
    }
    audit.record(
        AuditEntry.by(operator, "promotion-code.create", code.code())
            .with(code.amount() + " " + currency));
    return CodeView.of(code);
  }

  private static Integer count(String field, Integer given, Integer byDefault, int most) {
    if (given != null && (given < 1 || given > most)) {
      throw ApiException.invalid("/" + field, field + " must be from 1 to " + most + ".");
    }
    return given == null ? byDefault : given;
  }
}
