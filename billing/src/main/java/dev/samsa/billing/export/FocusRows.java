package dev.samsa.billing.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.invoice.CreditUse;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.invoice.TaxLine;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.money.Parts;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns an invoice into FOCUS rows: one for each price of a line, for each credit and each tax. */
public final class FocusRows {
  private final Invoice invoice;
  private final List<FocusRow> rows = new ArrayList<>();

  private FocusRows(Invoice invoice) {
    this.invoice = invoice;
  }

  public static List<FocusRow> of(Invoice invoice) {
    FocusRows rows = new FocusRows(invoice);
    rows.addAll();
    return rows.rows;
  }

  private void addAll() {
    for (InvoiceLine line : invoice.lines()) {
      switch (line.kind()) {
        case USAGE -> usage(line, line.rated().orElseThrow());
        case CORRECTION -> correction(line);
        case MINIMUM, SHORTFALL -> whole(line, "Purchase", "Recurring");
        case ROUNDING -> whole(line, "Adjustment", "One-Time");
      }
    }
    for (CreditUse use : invoice.credits()) {
      plain("Credit", "Credit " + use.creditId(), use.amount().negate())
          .set("x_CreditId", use.creditId());
    }
    for (TaxLine tax : invoice.taxes()) {
      plain("Tax", tax.name(), tax.amount());
    }
    if (invoice.totals().toAccount().signum() > 0) {
      plain("Adjustment", "Carried to credit", invoice.totals().toAccount());
    }
  }

  private void usage(InvoiceLine line, LineItem item) {
    List<PriceStep> steps = item.steps();
    boolean onePrice = steps.isEmpty() || steps.stream().anyMatch(step -> step.due().signum() < 0);
    if (onePrice) {
      FocusRow row = lineRow(line, "Usage", "Usage-Based", line.amount());
      price(row, BigDecimal.ONE, "charge", item.amounts().original(), line.amount());
      consumed(row, item.quantity().used(), item.quantity().unit());
      return;
    }
    List<BigDecimal> billed =
        Parts.of(line.amount(), steps.stream().map(step -> step.due().printed()).toList());
    for (int i = 0; i < steps.size(); i++) {
      FocusRow row = lineRow(line, "Usage", "Usage-Based", billed.get(i));
      step(row, item, steps.get(i));
      consumed(row, i == 0 ? item.quantity().used() : Ratio.ZERO, item.quantity().unit());
    }
  }

  /** Unit prices times quantity give the costs, in the printed decimals. */
  private static void step(FocusRow row, LineItem item, PriceStep step) {
    BigDecimal contracted = BigDecimal.ONE.subtract(item.amounts().discountRate());
    if (step.cutOff().signum() == 0) {
      price(
          row,
          step.quantity().printed(),
          item.unitPrice().isPresent()
              ? item.quantity().unit()
              : item.quantity().unit() + ", " + step.name(),
          step.unitPrice(),
          step.unitPrice().multiply(contracted));
    } else {
      price(
          row,
          BigDecimal.ONE,
          "charge",
          step.amount().printed(),
          step.due().printed().multiply(contracted));
    }
  }

  private static void price(
      FocusRow row, BigDecimal quantity, String unit, BigDecimal list, BigDecimal contracted) {
    row.set("PricingCategory", "Standard")
        .set("PricingQuantity", quantity)
        .set("PricingUnit", unit)
        .set("ListUnitPrice", list)
        .set("ListCost", list.multiply(quantity))
        .set("ContractedUnitPrice", contracted)
        .set("ContractedCost", contracted.multiply(quantity));
  }

  private static void consumed(FocusRow row, Ratio quantity, String unit) {
    row.set("ConsumedQuantity", quantity.printed()).set("ConsumedUnit", unit);
  }

  private void correction(InvoiceLine line) {
    FocusRow row = lineRow(line, "Usage", "Usage-Based", line.amount());
    row.set("ChargeClass", "Correction")
        .set("ListCost", line.amount())
        .set("ContractedCost", line.amount());
    line.corrects().ifPresent(corrected -> row.set("x_CorrectsInvoice", corrected.invoiceNumber()));
  }

  private void whole(InvoiceLine line, String category, String frequency) {
    price(
        lineRow(line, category, frequency, line.amount()),
        BigDecimal.ONE,
        "charge",
        line.amount(),
        line.amount());
  }

  private FocusRow plain(String category, String description, BigDecimal amount) {
    FocusRow row = row(category, description, "One-Time", amount);
    period(row, invoice.month().start(), invoice.month().end());
    return row.set("ListCost", amount).set("ContractedCost", amount);
  }

  private FocusRow lineRow(InvoiceLine line, String category, String frequency, BigDecimal amount) {
    FocusRow row = row(category, line.description(), frequency, amount);
    period(row, line.from(), line.to());
    line.rated().ifPresent(item -> resource(row, item));
    return row;
  }

  private static void resource(FocusRow row, LineItem item) {
    row.set("ResourceId", item.resource().id())
        .set("ResourceName", item.resource().name())
        .set("ResourceType", item.placement().tier())
        .set("RegionId", item.placement().region().name())
        .set("RegionName", item.placement().region().toString())
        .set("SkuId", item.lineType())
        .set("SkuPriceId", item.catalog() + "/" + item.placement().tier() + "/" + item.lineType())
        .set("x_Catalog", item.catalog());
    if (!item.resource().environment().isEmpty()) {
      row.set("SubAccountId", item.resource().environment())
          .set("SubAccountName", item.resource().environment())
          .set("SubAccountType", "Environment");
    }
    ObjectNode tags = JsonNodeFactory.instance.objectNode();
    item.resource().labels().forEach(tags::put);
    row.set("Tags", CanonicalJson.write(tags));
  }

  private FocusRow row(String category, String description, String frequency, BigDecimal amount) {
    FocusRow row =
        new FocusRow()
            .set("BilledCost", amount)
            .set("EffectiveCost", amount)
            .set("BillingAccountId", invoice.buyer().id())
            .set("BillingAccountName", invoice.buyer().name())
            .set("BillingAccountType", "Organization")
            .set("BillingCurrency", invoice.currency().getCurrencyCode())
            .set("BillingPeriodStart", invoice.month().start().toString())
            .set("BillingPeriodEnd", invoice.month().end().toString())
            .set("ChargeCategory", category)
            .set("ChargeDescription", description)
            .set("ChargeFrequency", frequency)
            .set("InvoiceIssuerName", invoice.seller().name())
            .set("ProviderName", invoice.seller().name())
            .set("PublisherName", invoice.seller().name())
            .set("ServiceCategory", "Integration")
            .set("ServiceSubcategory", "Messaging")
            .set("ServiceName", "Samsa");
    invoice.issue().ifPresent(issue -> row.set("InvoiceId", issue.number()));
    rows.add(row);
    return row;
  }

  private static void period(FocusRow row, Instant from, Instant to) {
    row.set("ChargePeriodStart", from.toString()).set("ChargePeriodEnd", to.toString());
  }
}
