package dev.samsa.controlplane.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.BillingAccess;
import dev.samsa.controlplane.payment.PaymentConfig;
import dev.samsa.controlplane.payment.PaymentProvider;
import dev.samsa.controlplane.payment.PaymentProvider.Begun;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Pays an invoice. */
@Path("/billing/v1/invoices")
@Tag(name = "Billing")
@RunOnVirtualThread
public class PaymentResource {
  private final Invoices invoices;
  private final Paying paying;
  private final List<PaymentProvider> providers;
  private final PaymentConfig config;
  private final BillingAccess access;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public PaymentResource(
      Invoices invoices,
      Paying paying,
      @All List<PaymentProvider> providers,
      PaymentConfig config,
      BillingAccess access,
      CurrentCaller caller,
      AuditLog audit) {
    this.invoices = invoices;
    this.paying = paying;
    this.providers = providers;
    this.config = config;
    this.access = access;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * How to pay.
   *
   * @param provider manual or stripe, as the platform offers them; the first if not given
   */
  public record PayInput(String provider) {}

  /**
   * How the payer goes on.
   *
   * @param instructions for a bank transfer
   * @param url of the page to pay on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PayView(String provider, String instructions, String url) {}

  /** Begins to pay what is open; asked again, it answers the payment that is under way. */
  @POST
  @Path("{id}/pay")
  @ResponseStatus(200)
  public PayView payInvoice(@PathParam("id") String id, PayInput input) {
    Caller.Tenant tenant = access.require(caller.tenant());
    InvoiceRow row =
        invoices
            .find(id)
            .filter(found -> found.organizationKey() == tenant.organizationKey())
            .orElseThrow(() -> ApiException.notFound("Invoice", id));
    PaymentProvider provider = provider(input == null ? null : input.provider());
    Begun begun = paying.pay(row, provider);
    audit.recordSuccess(AuditEntry.by(tenant, "invoice.pay", id).with(provider.name()));
    return switch (begun) {
      case Begun.Redirect(String reference, String url) -> new PayView(provider.name(), null, url);
      case Begun.Transfer(String instructions) -> new PayView(provider.name(), instructions, null);
    };
  }

  private PaymentProvider provider(String asked) {
    String name = asked == null ? config.providers().getFirst() : asked;
    return providers.stream()
        .filter(p -> p.name().equals(name) && config.providers().contains(name))
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                "/provider",
                "provider must be one of " + String.join(", ", config.providers()) + "."));
  }
}
