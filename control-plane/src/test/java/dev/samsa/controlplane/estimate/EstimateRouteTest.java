package dev.samsa.controlplane.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The price calculator as who has no account yet uses it. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class EstimateRouteTest {

  /** 1 MB/s for 100 hours is 360,000 MB, which is 351.5625 GB. */
  @Test
  void aSteadyRateIsPricedLineByLineEachWithItsFormula() {
    Response estimate =
        estimate(
            Map.of(
                "ingress_mb_per_second",
                1,
                "egress_mb_per_second",
                new BigDecimal("2.5"),
                "retention_hours",
                0,
                "partitions",
                501,
                "hours",
                100));
    estimate
        .then()
        .statusCode(200)
        .body("catalog", equalTo("classic-1"))
        .body("currency", equalTo("USD"))
        .body("lines.find { it.line_type == 'KAFKA_BASE' }.amount", equalTo("150.00"))
        .body("lines.find { it.line_type == 'KAFKA_NETWORK_WRITE' }.quantity", equalTo("351.5625"))
        .body("lines.find { it.line_type == 'KAFKA_NETWORK_WRITE' }.unit_price", equalTo("0.13"))
        .body("lines.find { it.line_type == 'KAFKA_NETWORK_WRITE' }.amount", equalTo("45.70"))
        .body("lines.find { it.line_type == 'KAFKA_NETWORK_READ' }.quantity", equalTo("878.90625"))
        .body("lines.find { it.line_type == 'KAFKA_NETWORK_READ' }.amount", equalTo("52.73"))
        .body("lines.find { it.line_type == 'KAFKA_PARTITION' }.amount", equalTo("0.15"))
        .body("total", equalTo("248.58"))
        .body(
            "lines.find { it.line_type == 'KAFKA_NETWORK_WRITE' }.formula",
            hasItems(
                containsString("= 351.5625 GB"),
                containsString("351.5625 x 0.13 USD = 45.703125 USD"),
                containsString("rounded once (HALF_UP, 2 decimals) = 45.70 USD")));
    assertThat(estimate.<List<List<String>>>path("lines.formula")).noneMatch(List::isEmpty);
  }

  @Test
  void theCheapestTierThatFitsComesFirstAndTheOthersSayWhyTheyDoNot() {
    Response estimate = estimate(Map.of("ingress_mb_per_second", 270, "hours", 1));
    estimate
        .then()
        .statusCode(200)
        .body("tiers.findAll { it.fits }.tier", contains("DEDICATED", "ENTERPRISE"))
        .body("tiers.findAll { !it.fits }.tier", hasItems("BASIC", "STANDARD"))
        .body(
            "tiers.find { it.tier == 'STANDARD' }.obstacles",
            hasItem("STANDARD carries 262144000 bytes in a second, the workload needs 283115520"))
        .body("tiers[0].obstacles", empty());
    List<Boolean> fits = estimate.path("tiers.fits");
    assertThat(fits).isSortedAccordingTo((one, other) -> Boolean.compare(other, one));
    List<String> fitting = estimate.path("tiers.findAll { it.fits }.total");
    assertThat(fitting.stream().map(BigDecimal::new)).isSorted();
  }

  @Test
  void aVolumeAndARateAtOnceAreRefused() {
    for (String direction : List.of("ingress", "egress")) {
      estimate(Map.of(direction + "_gb_per_month", 5, direction + "_mb_per_second", 1))
          .then()
          .statusCode(400)
          .body("errors[0].source.pointer", equalTo("/" + direction + "_mb_per_second"))
          .body("errors[0].detail", containsString("not both"));
    }
  }

  @Test
  void aRateBelowZeroIsRefusedByItsField() {
    estimate(Map.of("ingress_mb_per_second", -1))
        .then()
        .statusCode(400)
        .body("errors[0].source.pointer", equalTo("/ingress"))
        .body("errors[0].detail", containsString("must not be negative"));
  }

  private static Response estimate(Map<String, ?> more) {
    Map<String, Object> workload = new HashMap<>();
    workload.put("tier", "standard");
    workload.put("cloud", "AWS");
    workload.put("region", "us-east-1");
    workload.put("zones", "multi");
    workload.putAll(more);
    return Tenant.anonymous().body(workload).post("/billing/v1/estimates");
  }
}
