package dev.samsa.billing.money;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of an amount that add up to it exactly, by largest remainder: each part is its share
 * rounded down to the amount's last decimal, and the units left over go to the largest remainders;
 * of equal remainders the earlier part wins.
 */
public final class Parts {
  private Parts() {}

  /**
   * Splits an amount in proportion to weights. If all weights are zero the parts are equal.
   *
   * @param amount may be negative; its scale is the scale of the parts
   * @param weights zero or more each, at least one of them
   * @return as many parts as weights, in their order
   */
  public static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights) {
    if (weights.isEmpty()) {
      throw new InvalidInputException("weights", "must hold at least one weight");
    }
    List<BigInteger> whole = wholeWeights(weights);
    BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger units = amount.unscaledValue().abs();
    int sign = amount.signum();
    BigInteger[] parts = new BigInteger[whole.size()];
    BigInteger[] remainders = new BigInteger[whole.size()];
    BigInteger left = units;
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] share = units.multiply(whole.get(i)).divideAndRemainder(sum);
      parts[i] = share[0];
      remainders[i] = share[1];
      left = left.subtract(share[0]);
    }
    for (int index : byRemainder(remainders).subList(0, left.intValueExact())) {
      parts[index] = parts[index].add(BigInteger.ONE);
    }
    List<BigDecimal> result = new ArrayList<>(parts.length);
    for (BigInteger part : parts) {
      result.add(new BigDecimal(sign < 0 ? part.negate() : part, amount.scale()));
    }
    return result;
  }

  /** Splits an amount at a scale of its own, for example 6 decimals of a month's amount. */
  public static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights, int scale) {
    return of(amount.setScale(scale), weights);
  }

  /** Splits an amount over keys; ties go to the key that the map lists first. */
  public static <K> Map<K, BigDecimal> of(BigDecimal amount, Map<K, BigDecimal> weights) {
    List<BigDecimal> parts = of(amount, List.copyOf(weights.values()));
    Map<K, BigDecimal> result = new LinkedHashMap<>();
    int index = 0;
    for (K key : weights.keySet()) {
      result.put(key, parts.get(index++));
    }
    return result;
  }

  private static List<BigInteger> wholeWeights(List<BigDecimal> weights) {
    int scale = 0;
    boolean allZero = true;
    for (BigDecimal weight : weights) {
      if (weight.signum() < 0) {
        throw new InvalidInputException("weights", "must not be negative, but one is " + weight);
      }
      allZero &= weight.signum() == 0;
      scale = Math.max(scale, weight.scale());
    }
    List<BigInteger> whole = new ArrayList<>(weights.size());
    for (BigDecimal weight : weights) {
      whole.add(allZero ? BigInteger.ONE : weight.setScale(scale).unscaledValue());
    }
    return whole;
  }

  private static List<Integer> byRemainder(BigInteger[] remainders) {
    List<Integer> order = new ArrayList<>(remainders.length);
    for (int i = 0; i < remainders.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> remainders[i]).reversed());
    return order;
  }
}
