package dev.samsa.billing.split;

import java.math.BigDecimal;

/**
 * A part of a line's amount.
 *
 * @param key topic, principal or label value; {@link #UNATTRIBUTED} for what is nobody's
 * @param usage that gave the part its size, in the measurement's raw unit
 * @param amount in the line's decimals
 * @param method how the part came about
 */
public record Share(String key, BigDecimal usage, BigDecimal amount, Method method) {
  /** The key of what cannot be attributed. No topic, principal or label value is empty. */
  public static final String UNATTRIBUTED = "";

  /** How a part came about. */
  public enum Method {
    /** The key's own usage was measured. */
    MEASURED,
    /** In proportion to something else that was measured, such as quota counts. */
    PROPORTIONAL,
    /** Evenly, as there is nothing to go by. */
    EVEN,
    /** Nobody's. */
    UNATTRIBUTED
  }
}
