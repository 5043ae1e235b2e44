package dev.samsa.billing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.billing.catalog.ShippedCatalogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules of a price list that the shipped ones do not use, through {@code rate}: a cluster of
 * two partitions in three copies that ran for a quarter of one hour and half of the next.
 */
class RateRulesTest {
  private static final String USAGE =
      """
      { "schema_version": 1, "month": "2026-11", "resources": [ { "id": "lkc-1",
        "tier": "STANDARD", "zones": "MULTI", "cloud": "AWS", "region": "us-east-1",
        "running": [ { "from": "2026-11-03T10:45:00Z", "to": "2026-11-03T11:30:00Z" } ],
        "totals": [ { "meter": "ingress_bytes", "sum": "107374182400" } ],
        "levels": [
          { "meter": "partitions",
            "changes": [ { "at": "2026-11-03T10:45:00Z", "level": "2000" } ] },
          { "meter": "partition_replicas",
            "changes": [ { "at": "2026-11-03T10:45:00Z", "level": "6000" } ] } ] } ] }
      """;

  @TempDir private Path folder;

  @Test
  void begunHoursCountWholeInTheShippedList() throws IOException {
    assertThat(line("KAFKA_BASE", ShippedCatalogs.text("classic-1.json")))
        .containsExactly("2", "1.50", "3.00");
  }

  @Test
  void exactHoursCountAsLongAsTheyLasted() throws IOException {
    assertThat(line("KAFKA_BASE", changed("\"CEIL_CLOCK_HOUR\"", "\"EXACT\"")))
        .containsExactly("0.75", "1.50", "1.13");
  }

  @Test
  void partitionsBeforeReplicationAreCountedOnce() throws IOException {
    // 500 and 1000 partition-hours, of which 500 an hour are free.
    assertThat(line("KAFKA_PARTITION", ShippedCatalogs.text("classic-1.json")))
        .containsExactly("500", "0.0015", "0.75");
  }

  @Test
  void partitionsAfterReplicationAreCountedByCopy() throws IOException {
    // 1500 and 3000 partition-hours, of which 500 an hour are free.
    assertThat(
            line(
                "KAFKA_PARTITION",
                changed(
                    "\"partition_basis\": \"BEFORE_REPLICATION\"",
                    "\"partition_basis\": \"AFTER_REPLICATION\"")))
        .containsExactly("3500", "0.0015", "5.25");
  }

  @Test
  void aMaximumCutsTheMonthOfAClusterOff() throws IOException {
    assertThat(line("KAFKA_NETWORK_WRITE", ShippedCatalogs.text("classic-1.json")))
        .containsExactly("100", "0.13", "13.00");
    assertThat(
            line(
                "KAFKA_NETWORK_WRITE",
                changed(
                    "\"line_type\": \"KAFKA_NETWORK_WRITE\",",
                    "\"line_type\": \"KAFKA_NETWORK_WRITE\", \"maximum\": \"9.99\",")))
        .containsExactly("100", "0.13", "9.99");
  }

  private static String changed(String from, String to) {
    String shipped = ShippedCatalogs.text("classic-1.json");
    assertThat(shipped).contains(from);
    return shipped.replace(from, to);
  }

  /** Quantity, unit price and amount. */
  private List<String> line(String lineType, String catalog) throws IOException {
    Path prices = Files.writeString(folder.resolve("catalog.json"), catalog);
    Path usage = Files.writeString(folder.resolve("usage.json"), USAGE);
    String answer =
        CommandLine.run(
            "rate",
            "--catalog",
            prices.toString(),
            "--usage",
            usage.toString(),
            "--format",
            "json");
    assertThat(answer).startsWith("0 {");
    for (JsonNode line : new ObjectMapper().readTree(answer.substring(2)).get("lines")) {
      if (line.get("line_type").asText().equals(lineType)) {
        return List.of(
            line.get("quantity").asText(),
            line.get("unit_price").asText(),
            line.get("amount").asText());
      }
    }
    throw new AssertionError("no line " + lineType + " in " + answer);
  }
}
