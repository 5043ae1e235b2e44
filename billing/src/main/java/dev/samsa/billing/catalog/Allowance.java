package dev.samsa.billing.catalog;

import java.math.BigDecimal;

/**
 * What is free.
 *
 * @param quantity in the line's unit
 * @param per where it begins anew
 */
public record Allowance(BigDecimal quantity, Per per) {

  /** Where an allowance begins anew. */
  public enum Per {
    /** Each cluster in each hour; what an hour leaves is lost. */
    HOUR,
    /** Each cluster in each month. */
    CLUSTER,
    /** The organization in each month, shared by its clusters in the order of their ids. */
    MONTH
  }
}
