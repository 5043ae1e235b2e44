package dev.samsa.controlplane.invoice;

import static dev.samsa.controlplane.invoice.BilledTenant.GB;
import static dev.samsa.controlplane.invoice.BilledTenant.MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.tenant.Tenant;
import dev.samsa.description.usage.UsageMeter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the console shows before a cluster is made is what its invoice says of the same hour. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class EstimateAndInvoiceTest {
  private static final int WRITTEN_GB = 20;
  private static final int READ_GB = 45;

  @Inject Database database;
  @Inject Operator operator;

  @Test
  void theEstimateOfAnHourIsTheInvoiceOfThatHourLineByLine() {
    BilledTenant billed = BilledTenant.signUp(database);
    Instant hour = MONTH.end().minusSeconds(3_600);
    BilledTenant.Cluster cluster = billed.cluster("orders", hour);
    cluster.counter(UsageMeter.INGRESS_BYTES, hour, GB.multiply(BigDecimal.valueOf(WRITTEN_GB)));
    cluster.counter(UsageMeter.EGRESS_BYTES, hour, GB.multiply(BigDecimal.valueOf(READ_GB)));
    cluster.seal(MONTH);

    Map<String, BigDecimal> invoiced =
        amounts(
            IssuedInvoice.issue(operator, billed).get().path("document.lines"),
            line -> ((Map<?, ?>) line.get("rated")).get("line_type"));

    assertThat(invoiced).hasSizeGreaterThanOrEqualTo(3);
    assertThat(estimated()).isEqualTo(invoiced);
  }

  private static Map<String, BigDecimal> estimated() {
    Map<String, Object> workload =
        Map.of(
            "tier",
            "standard",
            "cloud",
            "AWS",
            "region",
            "us-east-1",
            "zones",
            "multi",
            "ingress_gb_per_month",
            WRITTEN_GB,
            "egress_gb_per_month",
            READ_GB,
            "retention_hours",
            0,
            "partitions",
            0,
            "hours",
            1);
    return amounts(
        Tenant.anonymous()
            .body(workload)
            .post("/billing/v1/estimates")
            .then()
            .statusCode(200)
            .extract()
            .path("lines"),
        line -> line.get("line_type"));
  }

  /** By line type; lines that cost nothing are not told apart from missing ones. */
  private static Map<String, BigDecimal> amounts(
      List<Map<String, Object>> lines,
      java.util.function.Function<Map<String, Object>, Object> lineType) {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (Map<String, Object> line : lines) {
      BigDecimal amount = new BigDecimal(line.get("amount").toString());
      if (amount.signum() != 0) {
        amounts.put(lineType.apply(line).toString(), amount);
      }
    }
    return amounts;
  }
}
