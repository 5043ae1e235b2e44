package dev.samsa.billing.rating;

import dev.samsa.billing.catalog.Measure;
import java.math.BigDecimal;

/**
 * What a line's measure found in a segment, in the raw unit of the measurement: bytes,
 * byte-milliseconds, milliseconds.
 *
 * @param used all of it
 * @param free what hourly allowances took
 * @param gapSeconds for which nothing was reported
 * @param hours in which there was any
 */
record Measured(Measure measure, BigDecimal used, BigDecimal free, long gapSeconds, int hours) {}
