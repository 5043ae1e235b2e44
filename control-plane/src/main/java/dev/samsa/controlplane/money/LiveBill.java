package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The month so far. Amounts have six decimals and sum up exactly; an invoice rounds each line once,
 * to the currency's own.
 *
 * @param as_of the instant up to which running time is counted
 * @param complete_until up to where every window is closed; absent before the first
 * @param open_since start of the oldest window that is not closed, if any; what is in it may change
 * @param lines the same lines over all clusters
 * @param projected what the month comes to if it goes on at this rate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveBill(
    String api_version,
    String kind,
    String currency,
    String catalog,
    Period period,
    Instant as_of,
    Instant complete_until,
    Instant open_since,
    List<ClusterBill> clusters,
    List<TotalLine> lines,
    BigDecimal amount,
    BigDecimal projected) {

  /** First instant of the month, and first after it. */
  public record Period(Instant start, Instant end) {}

  /** A cluster's lines. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClusterBill(
      CostResource resource,
      Instant complete_until,
      Instant open_since,
      List<Line> lines,
      BigDecimal amount,
      BigDecimal projected) {}

  /**
   * One line.
   *
   * @param quantity what is billed, free ones left out
   * @param free what the allowance took
   * @param formula quantity times price
   * @param gap_seconds for which nothing was reported
   * @param derivation from usage to amount, step by step
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      String line_type,
      String description,
      BigDecimal quantity,
      BigDecimal free,
      String unit,
      BigDecimal price,
      String formula,
      BigDecimal amount,
      long gap_seconds,
      List<String> derivation) {}

  /** One line over all clusters. */
  public record TotalLine(
      String line_type, String description, BigDecimal quantity, String unit, BigDecimal amount) {}

  /** What is billed. */
  public record CostResource(String id, String display_name, Environment environment) {

    static CostResource of(MeteredResource cluster) {
      return new CostResource(
          cluster.id(), cluster.name(), new Environment(cluster.environment()));
    }
  }

  /** Where it lies. */
  public record Environment(String id) {}
}
