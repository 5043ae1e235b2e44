package dev.samsa.description.usage;

import dev.samsa.description.InvalidDescriptionException;

/**
 * What Kafka's quotas counted for one principal in a window. These are the bytes of requests and
 * responses, not of record batches: costs are split in proportion to them, nothing is billed by
 * them, and a broker that is killed loses those of its open window.
 *
 * @param meter a meter of kind counter
 * @param principal {@code sa-…} or {@code u-…}
 * @param amount bytes
 */
public record PrincipalUsage(UsageMeter meter, String principal, long amount) {
  public PrincipalUsage {
    if (meter == null || meter.kind() != UsageMeter.Kind.COUNTER) {
      throw new InvalidDescriptionException(meter + " is not a counter");
    }
    if (principal == null || principal.isEmpty()) {
      throw new InvalidDescriptionException(meter + " names no principal");
    }
    if (amount < 0) {
      throw new InvalidDescriptionException(meter + " of " + principal + " is negative");
    }
  }
}
