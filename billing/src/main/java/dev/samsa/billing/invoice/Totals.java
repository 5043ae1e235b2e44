package dev.samsa.billing.invoice;

import java.math.BigDecimal;

/**
 * The sums of an invoice.
 *
 * @param lines sum of the printed lines
 * @param promotions taken off before tax
 * @param taxable {@code lines - promotions}
 * @param tax sum of the taxes
 * @param total {@code taxable + tax}
 * @param prepaid paid from prepaid credit
 * @param due what is to be paid, never negative
 * @param toAccount what goes to the buyer's credit because the total is negative
 */
public record Totals(
    BigDecimal lines,
    BigDecimal promotions,
    BigDecimal taxable,
    BigDecimal tax,
    BigDecimal total,
    BigDecimal prepaid,
    BigDecimal due,
    BigDecimal toAccount) {}
