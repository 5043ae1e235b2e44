package dev.samsa.billing.invoice;

import java.math.BigDecimal;

/**
 * One tax on an invoice or a credit note.
 *
 * @param rate 0.19 is 19 %
 * @param taxable what it is on
 * @param amount rounded HALF_UP
 */
public record TaxLine(String name, BigDecimal rate, BigDecimal taxable, BigDecimal amount) {}
