package dev.samsa.billing.catalog;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a tier can carry; absent is without limit.
 *
 * @param ingressPerSecond bytes a second
 * @param egressPerSecond bytes a second
 * @param partitions before replication
 * @param storedBytes before replication
 */
public record Limits(
    Optional<BigDecimal> ingressPerSecond,
    Optional<BigDecimal> egressPerSecond,
    Optional<BigDecimal> partitions,
    Optional<BigDecimal> storedBytes) {
  public static final Limits NONE =
      new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
