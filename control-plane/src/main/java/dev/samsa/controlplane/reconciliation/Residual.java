package dev.samsa.controlplane.reconciliation;

import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;

/**
 * What two stages have of one meter in one hour.
 *
 * @param expected what the stage before has, in the meter's raw unit
 * @param actual what the stage has
 */
record Residual(UsageMeter meter, Stage stage, BigDecimal expected, BigDecimal actual) {

  BigDecimal difference() {
    return expected.subtract(actual);
  }

  boolean isZero() {
    return difference().signum() == 0;
  }
}
