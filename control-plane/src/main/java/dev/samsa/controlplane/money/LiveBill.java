package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The month so far (kind {@code LiveBill}). Decimals are text, so that no reader rounds them.
 *
 * @param as_of when it was computed
 * @param complete_to until when every broker of every cluster has closed its windows; what lies
 *     behind is open
 * @param clusters cluster by cluster
 * @param lines in all, one for each line type
 * @param amount sum of the lines, six decimals
 * @param open_amount part of it that rests on open windows and can still change
 * @param projected the whole month if every cluster goes on as it did so far
 * @param findings what a person should know, such as gaps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveBill(
    String api_version,
    String kind,
    String currency,
    String catalog,
    Period period,
    Instant as_of,
    Instant complete_to,
    List<ClusterBill> clusters,
    List<TotalLine> lines,
    String amount,
    String open_amount,
    String projected,
    List<String> findings) {

  /** First instant of the month, and first after it. */
  record Period(Instant start, Instant end) {}

  /** One cluster's part. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ClusterBill(
      Cost.Resource resource,
      Instant complete_to,
      Instant deleted_at,
      List<LiveLine> lines,
      String amount,
      String open_amount,
      String projected) {}

  /** The lines of one type over all clusters. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TotalLine(
      String line_type,
      String description,
      String quantity,
      String unit,
      String price,
      String amount,
      String open_amount) {}
}
