package dev.samsa.controlplane.money;

import dev.samsa.billing.catalog.Measure;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.split.Share;
import dev.samsa.billing.split.Split;
import dev.samsa.description.usage.UsageMeter;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Splits the lines of a bill over those who caused them. The parts of each line sum to it exactly;
 * what nobody can be named for is a part of its own. Pure.
 *
 * @param prices by which the lines were rated
 * @param topics what each topic used; empty unless needed
 * @param principals what each principal was counted for by the brokers' quotas; empty unless needed
 * @param labels by object
 */
record Attribution(
    PriceHistory prices,
    KeyedUsage topics,
    KeyedUsage principals,
    Map<String, Map<String, String>> labels) {

  /** The parts of one line, at the scale of a bill that runs. */
  List<Share> split(LineItem line, Map<UsageMeter, BigDecimal> totals, GroupBy groupBy) {
    BigDecimal amount = line.amount(LiveLine.SCALE);
    return switch (groupBy.kind()) {
      case CLUSTER -> whole(amount, line.resource().id());
      case ENVIRONMENT -> whole(amount, line.resource().environment());
      case TOPIC -> byKey(line, amount, totals, topics, Share.Method.MEASURED);
      case PRINCIPAL -> byPrincipal(line, amount, totals);
      case SERVICE_ACCOUNT ->
          Split.byLabel(byPrincipal(line, amount, totals), key -> serviceAccount(key));
      case LABEL -> byLabel(line, amount, totals, groupBy.label());
    };
  }

  private List<Share> byLabel(
      LineItem line, BigDecimal amount, Map<UsageMeter, BigDecimal> totals, String name) {
    Optional<String> own =
        value(line.resource().id(), name).or(() -> value(line.resource().environment(), name));
    return own.map(value -> whole(amount, value))
        .orElseGet(() ->
            Split.byLabel(byPrincipal(line, amount, totals), key -> value(key, name).orElse("")));
  }

  private Optional<String> value(String object, String name) {
    return Optional.ofNullable(labels.getOrDefault(object, Map.of()).get(name));
  }

  private List<Share> byPrincipal(
      LineItem line, BigDecimal amount, Map<UsageMeter, BigDecimal> totals) {
    return byKey(line, amount, totals, principals, Share.Method.PROPORTIONAL);
  }

  private static String serviceAccount(String principal) {
    return principal.startsWith("sa-") ? principal : Share.UNATTRIBUTED;
  }

  /** All of it is one part. */
  private static List<Share> whole(BigDecimal amount, String key) {
    return Split.byUsage(
        amount, Map.of(key, BigDecimal.ONE), BigDecimal.ONE, Share.Method.MEASURED);
  }

  private List<Share> byKey(
      LineItem line,
      BigDecimal amount,
      Map<UsageMeter, BigDecimal> totals,
      KeyedUsage usage,
      Share.Method method) {
    Map<UsageMeter, BigDecimal> weights = weights(line);
    Map<String, BigDecimal> keyed = new TreeMap<>();
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<UsageMeter, BigDecimal> weight : weights.entrySet()) {
      UsageMeter meter = weight.getKey();
      usage
          .of(line.resource().id(), meter)
          .forEach(
              (key, used) -> keyed.merge(key, used.multiply(weight.getValue()), BigDecimal::add));
      total = total.add(totals.getOrDefault(meter, BigDecimal.ZERO).multiply(weight.getValue()));
    }
    BigDecimal known = keyed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    // Quota counts have the requests' own bytes in them and may come to more than was appended.
    Share.Method how = weights.size() > 1 ? Share.Method.PROPORTIONAL : method;
    return Split.byUsage(amount, keyed, total.max(known), how);
  }

  /** What a line is measured by, and what one unit of each counts; empty for mere time. */
  private Map<UsageMeter, BigDecimal> weights(LineItem line) {
    Map<UsageMeter, BigDecimal> weights = new EnumMap<>(UsageMeter.class);
    PricedMeters.line(prices, line)
        .ifPresent(price -> {
          switch (price.measure()) {
            case Measure.Capacity capacity -> {
              // The most that one unit carries weighs one, so that all weights are whole.
              BigDecimal most =
                  capacity.shares().stream()
                      .map(Measure.Capacity.Share::perSecond)
                      .reduce(BigDecimal.ONE, BigDecimal::multiply);
              capacity
                  .shares()
                  .forEach(share ->
                      PricedMeters.meter(share.meter())
                          .ifPresent(meter ->
                              weights.put(
                                  meter,
                                  most.divide(
                                      share.perSecond(), 0, java.math.RoundingMode.HALF_UP))));
            }
            default ->
                price
                    .measure()
                    .meters()
                    .forEach(name ->
                        PricedMeters.meter(name)
                            .ifPresent(meter -> weights.put(meter, BigDecimal.ONE)));
          }
        });
    return weights;
  }
}
