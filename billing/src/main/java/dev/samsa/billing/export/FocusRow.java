package dev.samsa.billing.export;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row in FOCUS. A column that is not set is null, which is an empty cell.
 *
 * <p>Columns of ours that FOCUS does not know begin with {@code x_}.
 */
public final class FocusRow {
  /** In the order of their names. */
  public static final List<String> COLUMNS =
      List.of(
          "BilledCost",
          "BillingAccountId",
          "BillingAccountName",
          "BillingAccountType",
          "BillingCurrency",
          "BillingPeriodEnd",
          "BillingPeriodStart",
          "ChargeCategory",
          "ChargeClass",
          "ChargeDescription",
          "ChargeFrequency",
          "ChargePeriodEnd",
          "ChargePeriodStart",
          "ConsumedQuantity",
          "ConsumedUnit",
          "ContractedCost",
          "ContractedUnitPrice",
          "EffectiveCost",
          "InvoiceId",
          "InvoiceIssuerName",
          "ListCost",
          "ListUnitPrice",
          "PricingCategory",
          "PricingQuantity",
          "PricingUnit",
          "ProviderName",
          "PublisherName",
          "RegionId",
          "RegionName",
          "ResourceId",
          "ResourceName",
          "ResourceType",
          "ServiceCategory",
          "ServiceName",
          "ServiceSubcategory",
          "SkuId",
          "SkuPriceId",
          "SubAccountId",
          "SubAccountName",
          "SubAccountType",
          "Tags",
          "x_Catalog",
          "x_CorrectsInvoice",
          "x_CreditId");

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, BigDecimal> numbers = new HashMap<>();

  FocusRow set(String column, String value) {
    texts.put(known(column), value);
    return this;
  }

  FocusRow set(String column, BigDecimal value) {
    numbers.put(known(column), value);
    return this;
  }

  /** The cell of a column. */
  public String text(String column) {
    BigDecimal number = numbers.get(column);
    return number == null ? texts.getOrDefault(column, "") : number.toPlainString();
  }

  /** The number in a column, null if there is none. */
  public BigDecimal number(String column) {
    return numbers.get(column);
  }

  private static String known(String column) {
    if (!COLUMNS.contains(column)) {
      throw new IllegalArgumentException("no such column: " + column);
    }
    return column;
  }
}
