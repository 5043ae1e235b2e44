package dev.samsa.billing.rating;

/**
 * One step from usage to amount, for people.
 *
 * @param what such as "usage", "free", "unit price", "amount"
 * @param text the calculation, such as {@code 42 GB x 0.12 USD = 5.04 USD}
 */
public record DerivationStep(String what, String text) {}
