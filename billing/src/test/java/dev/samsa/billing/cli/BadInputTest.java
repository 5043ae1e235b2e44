package dev.samsa.billing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad files are refused with one line that names file, line, field and reason. */
class BadInputTest {
  private static final String CATALOG =
      """
      {
        "schema_version": 1, "id": "list", "version": 1, "name": "List",
        "currency": "USD",
        "effective_from": "2026-01-01T00:00:00Z",
        "unit_rules": { "bytes_per_gb": 1073741824, "hours_per_month": "720",
          "storage_basis": "BEFORE_REPLICATION", "partition_basis": "BEFORE_REPLICATION",
          "hour_rule": "EXACT" },
        "meters": [
          { "name": "bytes", "kind": "COUNTER", "dimension": "BYTES" },
          { "name": "level", "kind": "LEVEL", "dimension": "COUNT" } ],
        "plans": [ { "tier": "ANY", "lines": [
          { "line_type": "BYTES", "product": "KAFKA", "name": "Bytes", "unit": "GB",
            "measure": { "kind": "SUM", "meter": "bytes" },
            "price": { "model": "GRADUATED", "tiers": [
              { "up_to": "10", "unit_price": "0.10" },
              { "from": "10", "up_to": "20", "unit_price": "0.05" },
              { "unit_price": "0.01" } ] } } ] } ]
      }
      """;

  private static final String USAGE =
      """
      { "schema_version": 1, "month": "2026-11", "resources": [ { "id": "lkc-1",
        "tier": "ANY",
        "running": [ { "from": "2026-11-01T00:00:00Z", "to": "2026-11-02T00:00:00Z" } ],
        "hours": [
          { "meter": "bytes", "hour": "2026-11-01T00:00:00Z", "sum": "1073741824" },
          { "meter": "level", "hour": "2026-11-01T00:00:00Z", "integral": "3600000", "last": "1" }
        ] } ] }
      """;

  @TempDir private Path folder;

  @Test
  void goodFilesAreRated() throws IOException {
    assertThat(rate(CATALOG, USAGE)).startsWith("0 Usage of 2026-11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "currency": "USD" | "currency": "EURO" | catalog.json:3: /currency must be a currency code
          "currency": "USD" | "currency": "XAU" | catalog.json:3: /currency must be a currency code
          "version": 1 | "version": 0 | catalog.json:2: /version must be from 1
          "id": "list" | "id": "My List" | catalog.json:2: /id must be lower-case
          "name": "List" | "nam": "List" | catalog.json:1: /name is missing
          "name": "List" | "name": "List", "sale": 1 | catalog.json:2: /sale is not known here
          T00:00:00Z" | T00:30:00Z" | catalog.json:4: /effective_from must be the start of an hour
          1073741824 | 1000 | catalog.json:5: /unit_rules/bytes_per_gb must be
          "720" | "744" | catalog.json:5: /unit_rules/hours_per_month must be
          "EXACT" | "MAYBE" | catalog.json:7: /unit_rules/hour_rule must be one of
          "unit_price": "0.10" | "unit_price": "-1" | /tiers/0/unit_price must not be negative
          "unit_price": "0.10" | "unit_price": "NaN" | /tiers/0/unit_price must be a plain decimal
          "unit_price": "0.10" | "unit_price": "1e3" | /tiers/0/unit_price must be a plain decimal
          "unit_price": "0.10" | "unit_price": NaN | catalog.json:15: the document is not valid JSON
          "currency": "USD", | "currency": "USD", "price_scale": 1, | /tiers/0/unit_price has more than the catalog's price_scale
          "unit_price": "0.10" | "unit_price": "0.1234567890123456789" | has more than the catalog's price_scale
          "from": "10" | "from": "9" | catalog.json:16: /plans/0/lines/0/price/tiers/1/from overlaps
          "from": "10" | "from": "11" | /tiers/1/from leaves a gap after the tier before it
          "up_to": "20" | "up_to": "5" | /tiers/1/up_to must be above 10
          "up_to": "20", | "" : 0, | is not known here
          { "unit_price": "0.01" } | { "up_to": "99", "unit_price": "0.01" } | /tiers must end with a tier without up_to
          "up_to": "10", | "flat": "0", | /tiers/1 comes after a tier without up_to
          "GRADUATED" | "MAGIC" | /price/model must be one of
          "meter": "bytes" } | "meter": "byte" } | /measure/meter names byte, which is not among
          "meter": "bytes" } | "meter": "level" } | /measure/meter must be a COUNTER
          "unit": "GB" | "unit": "GB-hour" | /unit must not end in a span of time
          "unit": "GB" | "unit": "message" | /unit must be a size such as GB
          "kind": "LEVEL" | "kind": "GAUGE" | /meters/1/kind must be one of
          "name": "level" | "name": "bytes" | /meters/1/name is given twice
          "currency": "USD" | "currency": "USD", "rounding": { "mode": "UNNECESSARY" } | /rounding/mode must round
          "unit": "GB" | "unit": "GB", "quantity_rounding": { "scale": 0, "mode": "UNNECESSARY" } | /quantity_rounding/mode must round
          "tier": "ANY" | "tier": " " | /plans/0/tier must be text that is not blank
          """)
  void aBadCatalogIsRefused(String good, String bad, String message) throws IOException {
    assertThat(CATALOG).contains(good);
    assertThat(rate(CATALOG.replaceFirst(Pattern.quote(good), bad), USAGE))
        .startsWith("2 ")
        .contains(message)
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sum": "1073741824" | "sum": "-1" | usage.json:5: /resources/0/hours/0/sum must not be negative
          "sum": "1073741824" | "sum": "Infinity" | /hours/0/sum must be a plain decimal
          "sum": "1073741824" | "sum": 1e400 | /hours/0/sum has more than 60 digits
          "sum": "1073741824" | "sum": "1000000000000000000000000001" | /hours/0/sum is beyond what one hour can hold
          "sum": "1073741824" | "sum": "1", "peak_minute": "2" | /hours/0/peak_minute must not be above sum
          "sum": "1073741824" | "sum": "1", "integral": "1" | must have either sum
          "sum": "1073741824" | "sum": "1", "gap_seconds": 3601 | /hours/0/gap_seconds must be from 0 to 3600
          "sum": "1073741824" | "integral": "1", "last": "0" | usage.json:5: /resources/0/hours/0/meter names bytes, which is a COUNTER
          "integral": "3600000", "last": "1" | "sum": "1" | usage.json:6: /resources/0/hours/1/meter names level, which is a LEVEL
          "sum": "1073741824" | "sum": true | /hours/0/sum must be a plain decimal
          "integral": "3600000" | "integral": "3600001", "highest": "1" | /hours/1/integral is more than the highest
          "last": "1" | "lst": "1" | /hours/1/last is missing
          2026-11-01T00:00:00Z", "sum" | 2026-11-01T00:30:00Z", "sum" | /hours/0/hour must be the start of an hour
          2026-11-01T00:00:00Z", "sum" | 2026-12-01T00:00:00Z", "sum" | /hours/0/hour lies outside of the month
          2026-11-01T00:00:00Z", "sum" | 2026-11-01", "sum" | /hours/0/hour must be an instant in UTC
          "meter": "level", "hour": "2026-11-01T00:00:00Z", "integral": "3600000", "last": "1" | "meter": "bytes", "hour": "2026-11-01T00:00:00Z", "sum": "1" | /hours/1/hour 2026-11-01T00:00:00Z of meter bytes is given twice
          "month": "2026-11" | "month": "2026-13" | usage.json:1: /month must be a month
          "month": "2026-11" | "month": 11 | /month must be text
          "to": "2026-11-02T00:00:00Z" | "to": "2026-10-02T00:00:00Z" | /running/0/to must end after it begins
          "tier": "ANY" | "tier": "ANY", "zones": "TWO" | /resources/0/zones must be one of
          "schema_version": 1 | "schema_version": 2 | /schema_version must be from 1 to 1
          "id": "lkc-1" | "id": "lkc-1", "id": "lkc-2" | Duplicate field
          """)
  void badUsageIsRefused(String good, String bad, String message) throws IOException {
    assertThat(USAGE).contains(good);
    assertThat(rate(CATALOG, USAGE.replaceFirst(Pattern.quote(good), bad)))
        .startsWith("2 ")
        .contains(message)
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "meter": "bytes" | "meter": "gold" | PARKED lkc-1: meter gold is not in catalog list-1
          "tier": "ANY" | "tier": "NONE" | has no plan for tier NONE
          2026-11", "res | 2025-11", "res | PARKED
          """)
  void whatCannotBeBilledIsParkedAndReported(String good, String bad, String message)
      throws IOException {
    String usage = USAGE.replace(good, bad);
    if (bad.startsWith("2025")) {
      usage = usage.replace("2026-11-0", "2025-11-0");
    }
    assertThat(rate(CATALOG, usage)).startsWith("3 ").contains(message);
  }

  @Test
  void pricesOfManyDecimalsAreTakenAsTheyArePrinted() throws IOException {
    String fine = CATALOG.replace("\"0.10\"", "\"0.0000166667\"");
    assertThat(rate(fine, USAGE)).startsWith("0 Usage of 2026-11").contains("0.0000166667");
  }

  @Test
  void missingFilesAndOptionsAreNamed() {
    assertThat(CommandLine.run("rate", "--usage", "x"))
        .isEqualTo("2 --catalog is missing: give a file, classic-1 or elastic-1\n");
    assertThat(CommandLine.run("rate", "--catalog", "classic-1", "--usage", "nowhere.json"))
        .isEqualTo("2 nowhere.json: there is no such file\n");
    assertThat(CommandLine.run("rate", "--catalog"))
        .isEqualTo("2 --catalog needs a value after it\n");
    assertThat(CommandLine.run("bill")).startsWith("2 bill is no command");
    assertThat(CommandLine.run("verify-invoice")).startsWith("2 verify-invoice needs one bundle");
  }

  @Test
  void eachCommandSaysHowItIsUsed() {
    assertThat(CommandLine.run("--help")).startsWith("0 usage:");
    assertThat(CommandLine.run("rate", "--help"))
        .startsWith("0 rate:")
        .contains("unit_rules", "\"totals\"", "exit codes");
    assertThat(CommandLine.run("verify-invoice", "--help")).startsWith("0 verify-invoice:");
    assertThat(CommandLine.run("rate", "--print", "usage-schema")).contains("Usage of a month");
    assertThat(CommandLine.run("rate", "--print", "classic-1")).contains("KAFKA_BASE");
    assertThat(CommandLine.run("rate", "--print", "prices")).startsWith("2 --print must be");
  }

  @Test
  void theFilesOfTheHelpPageAreRated() throws IOException {
    String page = CommandLine.run("rate", "--help");
    String catalog = block(page, "A catalog, the price list");
    String usage = block(page, "Usage of one calendar month");
    assertThat(rate(catalog, usage))
        .startsWith("0 Usage of 2026-11")
        .contains("1065.90", "1087.14");
  }

  /** The indented JSON under a line that begins so. */
  private static String block(String page, String heading) {
    String below = page.substring(page.indexOf("\n\n", page.indexOf(heading)) + 2);
    return below.substring(0, below.indexOf("\n\n"));
  }

  private String rate(String catalog, String usage) throws IOException {
    Path catalogFile = Files.writeString(folder.resolve("catalog.json"), catalog);
    Path usageFile = Files.writeString(folder.resolve("usage.json"), usage);
    return CommandLine.run(
        "rate", "--catalog", catalogFile.toString(), "--usage", usageFile.toString());
  }
}
