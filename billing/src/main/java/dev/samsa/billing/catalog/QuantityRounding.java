package dev.samsa.billing.catalog;

import java.math.RoundingMode;

/** A quantity that is rounded before it is priced, such as hours up to whole ones. */
public record QuantityRounding(int scale, RoundingMode mode) {}
