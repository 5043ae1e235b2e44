package dev.samsa.billing.invoice;

import java.math.BigDecimal;

/**
 * What an invoice took from a credit; kept with the invoice, so that exactly this is given back
 * when it is voided.
 *
 * @param lineKey the line it was used on; empty for what pays the invoice as a whole
 */
public record CreditUse(
    String creditId, CreditGrant.Kind kind, String lineKey, BigDecimal amount) {}
