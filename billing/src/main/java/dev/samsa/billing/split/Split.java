package dev.samsa.billing.split;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.money.Parts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Splits amounts. Keys are taken in their order, so that the same facts give the same parts. */
public final class Split {
  private Split() {}

  /**
   * Splits an amount by measured usage.
   *
   * @param amount of the line; its scale is the scale of the parts
   * @param usage by key, zero or more each
   * @param total usage of the line; what it exceeds the sum of {@code usage} by is unattributed
   * @param method {@code MEASURED} or {@code PROPORTIONAL}
   */
  public static List<Share> byUsage(
      BigDecimal amount, Map<String, BigDecimal> usage, BigDecimal total, Share.Method method) {
    SortedMap<String, BigDecimal> weights = new TreeMap<>(usage);
    if (weights.containsKey(Share.UNATTRIBUTED)) {
      throw new InvalidInputException("usage", "must not have an empty key");
    }
    BigDecimal attributed = usage.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal rest = total.subtract(attributed);
    if (rest.signum() < 0) {
      throw new InvalidInputException(
          "usage", "sums to " + attributed + ", which is more than the line's " + total);
    }
    boolean nothing = attributed.signum() == 0 && amount.signum() != 0;
    if (rest.signum() > 0 || nothing) {
      weights.put(Share.UNATTRIBUTED, nothing ? rest.max(BigDecimal.ONE) : rest);
    }
    if (weights.isEmpty()) {
      weights.put(Share.UNATTRIBUTED, BigDecimal.ONE);
    }
    List<Share> shares = new ArrayList<>();
    Parts.of(amount, weights)
        .forEach((key, part) ->
            shares.add(
                key.equals(Share.UNATTRIBUTED)
                    ? new Share(key, rest, part, Share.Method.UNATTRIBUTED)
                    : new Share(key, weights.get(key), part, method)));
    return shares;
  }

  /** Splits an amount evenly, as for the base price of a cluster over its owners. */
  public static List<Share> evenly(BigDecimal amount, Collection<String> keys) {
    if (keys.isEmpty()) {
      return byUsage(amount, Map.of(), BigDecimal.ZERO, Share.Method.EVEN);
    }
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    new TreeSet<>(keys).forEach(key -> weights.put(key, BigDecimal.ONE));
    List<Share> shares = new ArrayList<>();
    Parts.of(amount, weights)
        .forEach(
            (key, part) -> shares.add(new Share(key, BigDecimal.ZERO, part, Share.Method.EVEN)));
    return shares;
  }

  /**
   * Sums shares by a label: each key's share goes to the label value of the key.
   *
   * @param label value of a key, empty text if it has none
   */
  public static List<Share> byLabel(List<Share> shares, Function<String, String> label) {
    SortedMap<String, Share> sums = new TreeMap<>();
    for (Share share : shares) {
      boolean attributed = share.method() != Share.Method.UNATTRIBUTED;
      String value = attributed ? label.apply(share.key()) : Share.UNATTRIBUTED;
      Share.Method method =
          value.equals(Share.UNATTRIBUTED) ? Share.Method.UNATTRIBUTED : share.method();
      sums.merge(
          value,
          new Share(value, share.usage(), share.amount(), method),
          (one, other) ->
              new Share(
                  value,
                  one.usage().add(other.usage()),
                  one.amount().add(other.amount()),
                  one.method()));
    }
    return List.copyOf(sums.values());
  }
}
