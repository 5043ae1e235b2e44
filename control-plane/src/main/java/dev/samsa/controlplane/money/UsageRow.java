package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One meter of one topic, or of all, in one hour.
 *
 * @param topic absent for a cluster's sum over its topics
 * @param amount in {@code unit}, as text: bytes fit no floating point
 * @param sealed whether the hour is final
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageRow(
    Instant hour,
    String cluster,
    String topic,
    String meter,
    String amount,
    String unit,
    boolean sealed) {}
