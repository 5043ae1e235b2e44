package dev.samsa.controlplane.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Metrics API v2 (wire contract 5.2). */
@Path("/v2/metrics/cloud")
@Tag(name = "Metrics (v2)")
@RunOnVirtualThread
public class MetricsResource {
  private static final int MOST_CLUSTERS = 100;

  private final CurrentCaller caller;
  private final MetricsAccess access;
  private final Batches batches;
  private final Clock clock;

  public MetricsResource(CurrentCaller caller, MetricsAccess access, Batches batches, Clock clock) {
    this.caller = caller;
    this.access = access;
    this.batches = batches;
    this.clock = clock;
  }

  @GET
  @Path("descriptors/metrics")
  public Descriptors.DescriptorList<Descriptors.MetricDescriptor> listMetricDescriptors(
      @QueryParam("resource_type") String resourceType) {
    caller.tenant();
    return Descriptors.metrics(resourceType);
  }

  @GET
  @Path("descriptors/resources")
  public Descriptors.DescriptorList<Descriptors.ResourceDescriptor> listResourceDescriptors() {
    caller.tenant();
    return Descriptors.resources();
  }

  /** Values of one metric over time. */
  @POST
  @Path("query")
  public MetricAnswers.Page queryMetrics(
      @QueryParam("page_token") String pageToken, JsonNode body) {
    Caller.Tenant tenant = caller.tenant();
    MetricQuery query = MetricQuery.parse(RequestBody.required(body), clock.instant());
    Set<String> clusters = query.filter().clusters();
    access.require(tenant, clusters);
    List<Points.Point> points =
        Points.of(query, totals(query.metric(), clusters, query.intervals()));
    List<Map<String, Object>> rows =
        query.grouped() ? MetricAnswers.grouped(points) : MetricAnswers.flat(points);
    return MetricAnswers.Page.of(rows, query.limit(), offset(pageToken));
  }

  /** The values that labels have in an interval. */
  @POST
  @Path("attributes")
  public MetricAnswers.Page queryMetricAttributes(
      @QueryParam("page_token") String pageToken, JsonNode body) {
    Caller.Tenant tenant = caller.tenant();
    JsonNode given = RequestBody.required(body);
    Metric metric =
        given.path("metric").isMissingNode()
            ? Metric.RETAINED_BYTES
            : MetricQuery.metric(given.path("metric"));
    LabelFilter filter = LabelFilter.parse(given.path("filter"));
    List<Label> labels = MetricQuery.groupBy(given.path("group_by"));
    String text =
        given.path("interval").asText(given.path("intervals").path(0).asText("now-1h/now"));
    Interval interval = Interval.parse(text, clock.instant());
    if (interval.from().plus(Granularity.PT1H.longestInterval()).isBefore(interval.to())) {
      throw ApiException.invalid("/interval", "The interval may be 7 days long.");
    }
    access.require(tenant, filter.clusters());
    List<Map<String, Object>> rows =
        totals(metric, filter.clusters(), List.of(interval)).keySet().stream()
            .map(MinuteValues::labels)
            .filter(filter::accepts)
            .map(found -> named(found, labels))
            .distinct()
            .sorted(java.util.Comparator.comparing(Object::toString))
            .toList();
    return MetricAnswers.Page.of(rows, MetricQuery.limit(given.path("limit")), offset(pageToken));
  }

  /** The newest minute of all metrics, for scrapers. */
  @GET
  @Path("export")
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String exportMetrics(
      @QueryParam("resource.kafka.id") List<String> clusters,
      @QueryParam("metric") List<String> names) {
    Caller.Tenant tenant = caller.tenant();
    if (clusters.isEmpty() || clusters.size() > MOST_CLUSTERS) {
      throw ApiException.invalid(
          "resource.kafka.id",
          "Name 1 to " + MOST_CLUSTERS + " clusters: ?resource.kafka.id=lkc-…");
    }
    access.require(tenant, clusters);
    Map<Metric, Map<MinuteValues.Cell, Long>> values = new TreeMap<>();
    Map<String, Instant> minutes = batches.newestMinutes(new TreeSet<>(clusters));
    Arrays.stream(Metric.values())
        .filter(metric -> names.isEmpty() || names.contains(metric.wireName()))
        .forEach(metric -> values.put(metric, newest(metric, minutes)));
    return PrometheusText.of(values);
  }

  private Map<MinuteValues.Cell, Long> newest(Metric metric, Map<String, Instant> minutes) {
    MinuteValues values = new MinuteValues(metric);
    minutes.forEach((cluster, minute) ->
        batches.addTo(values, Set.of(cluster), new Interval(minute, minute.plusSeconds(60))));
    return values.totals();
  }

  private Map<MinuteValues.Cell, Long> totals(
      Metric metric, Set<String> clusters, List<Interval> intervals) {
    MinuteValues values = new MinuteValues(metric);
    Interval.merged(intervals).forEach(interval -> batches.addTo(values, clusters, interval));
    return values.totals();
  }

  private static Map<String, Object> named(Map<Label, String> labels, List<Label> wanted) {
    Map<String, Object> row = new TreeMap<>();
    labels.forEach((label, value) -> {
      if (wanted.isEmpty() || wanted.contains(label)) {
        row.put(label.wireName(), value);
      }
    });
    return row;
  }

  private static int offset(String token) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    if (token.matches("[0-9]{1,9}")) {
      return Integer.parseInt(token);
    }
    throw ApiException.invalid(
        "page_token", "page_token is not one that this query gave out; leave it out to begin.");
  }
}
