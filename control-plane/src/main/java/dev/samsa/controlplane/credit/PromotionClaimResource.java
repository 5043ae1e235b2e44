package dev.samsa.controlplane.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.BillingAccess;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Cards and promotion codes as command-line clients ask for them (wire contract 4.5). Organizations
 * are told apart by the caller, not by the number in the path, which is not looked at.
 */
@Path("/api/organizations/{organization}")
@Tag(name = "Command-line clients")
public class PromotionClaimResource {
  /** Clients count money in hundredths of a cent. */
  private static final int DECIMALS = 4;

  private final CreditResource redemptions;
  private final Credits credits;
  private final BillingAccess access;
  private final CurrentCaller caller;

  public PromotionClaimResource(
      CreditResource redemptions, Credits credits, BillingAccess access, CurrentCaller caller) {
    this.redemptions = redemptions;
    this.credits = credits;
    this.access = access;
    this.caller = caller;
  }

  /** Always without a card: none is kept here. */
  public record PaymentInfo(String error) {}

  /**
   * A code that was redeemed.
   *
   * @param amount in hundredths of a cent, as are all amounts here
   * @param balance what is left of it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Claim(String code, long amount, long balance, Instant credit_expiration_date) {}

  /** The codes that an organization has redeemed. */
  public record Claims(List<Claim> claims, String error) {}

  /** The code that was redeemed just now. */
  public record Claimed(Claim claim, String error) {}

  @GET
  @Path("payment_info")
  public PaymentInfo getPaymentInfo(@PathParam("organization") String organization) {
    access.require(caller.tenant());
    return new PaymentInfo(null);
  }

  @GET
  @Path("promo_code_claims")
  public Claims listPromotionClaims(@PathParam("organization") String organization) {
    long key = access.require(caller.tenant()).organizationKey();
    return new Claims(
        credits.of(key).stream()
            .filter(credit -> !credit.code().isEmpty())
            .map(credit ->
                claim(
                    credit.code(),
                    credit.grant().amount(),
                    credit.grant().remaining(),
                    credit.grant().expiresAt().orElse(null)))
            .toList(),
        null);
  }

  @POST
  @Path("promo_code_claims")
  @ResponseStatus(200)
  @Transactional
  public Claimed claimPromotionCode(
      @PathParam("organization") String organization, CreditResource.Redemption input) {
    CreditView made = redemptions.redeemPromotionCode(RequestBody.required(input));
    return new Claimed(
        claim(
            made.code(),
            new BigDecimal(made.amount()),
            new BigDecimal(made.remaining()),
            made.expires_at()),
        null);
  }

  private static Claim claim(
      String code, BigDecimal amount, BigDecimal remaining, Instant expiresAt) {
    return new Claim(code, units(amount), units(remaining), expiresAt);
  }

  private static long units(BigDecimal money) {
    return money.setScale(DECIMALS, RoundingMode.DOWN).movePointRight(DECIMALS).longValue();
  }
}
