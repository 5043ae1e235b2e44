package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The month so far (kind {@code LiveBill}).
 *
 * @param period_start first instant of the month, UTC
 * @param period_end first instant after it
 * @param as_of when it was computed
 * @param complete_to until when every broker of every cluster has closed its windows; what lies
 *     behind is open
 * @param total sum of the lines, six decimals
 * @param open_amount part of the total that can still change
 * @param month_at_this_rate the whole month if every cluster goes on as it did so far
 * @param lines in all, one for each line type
 * @param clusters the same by cluster
 * @param findings what a person should know, such as gaps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveBill(
    String api_version,
    String kind,
    Instant period_start,
    Instant period_end,
    Instant as_of,
    Instant complete_to,
    String catalog,
    String currency,
    String total,
    String open_amount,
    String month_at_this_rate,
    List<Sum> lines,
    List<Cluster> clusters,
    List<String> findings) {

  /** The lines of one type over all clusters. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sum(
      String line_type,
      String name,
      String quantity,
      String unit,
      String unit_price,
      String amount,
      String open_amount) {}

  /** One cluster's part. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cluster(
      String id,
      String display_name,
      String environment,
      Instant complete_to,
      Instant deleted_at,
      String total,
      String open_amount,
      String month_at_this_rate,
      List<LiveLine> lines) {}
}
