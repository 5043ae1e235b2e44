package dev.samsa.billing.rating;

import dev.samsa.billing.money.Ratio;

/**
 * What was rated before on the same line in the same month: tiers, allowances and maximum go on
 * from there.
 *
 * @param begun whether the line was rated before at all
 * @param quantity billed before
 * @param allowanceUsed taken from the allowance before
 * @param amount due before, exact
 */
public record Prior(boolean begun, Ratio quantity, Ratio allowanceUsed, Ratio amount) {
  public static final Prior NONE = new Prior(false, Ratio.ZERO, Ratio.ZERO, Ratio.ZERO);

  /** A line that billed a quantity before, without an allowance. */
  public static Prior billed(Ratio quantity, Ratio amount) {
    return new Prior(true, quantity, Ratio.ZERO, amount);
  }

  Prior plus(Ratio moreQuantity, Ratio moreAllowance, Ratio moreAmount) {
    return new Prior(
        true, quantity.add(moreQuantity), allowanceUsed.add(moreAllowance), amount.add(moreAmount));
  }
}
