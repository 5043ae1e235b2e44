package dev.samsa.billing.cli;

/** What the commands say of themselves. */
final class HelpPages {
  static final String OVERVIEW =
      """
      usage:
        rate --catalog FILE [--catalog FILE ...] --usage FILE [--format table|json]
            Rates a month of usage. FILE of a catalog may be the name of a shipped one:
            classic-1, elastic-1. Several versions hold each from its effective_from.
        rate --print catalog-schema|usage-schema|classic-1|elastic-1
            Prints a JSON schema, or a shipped catalog to begin one's own with.
        verify-invoice BUNDLE
            Recomputes an invoice from its proof bundle.
        rate --help, verify-invoice --help
            More, with examples of the files.
      exit codes: 0 done, 1 invoice differs, 2 bad input, 3 done but usage was parked
      """;

  private static final String RATE =
      """
      rate: from usage and prices to line items, offline. Exact arithmetic, one rounding a line.

        rate --catalog FILE [--catalog FILE ...] --usage FILE [--format table|json]
        rate --print catalog-schema|usage-schema|classic-1|elastic-1

      A catalog, the price list (all fields: rate --print catalog-schema; billing/README.md):

        { "schema_version": 1, "id": "my-prices", "version": 1, "name": "My prices",
          "currency": "USD", "effective_from": "2026-01-01T00:00:00Z",
          "rounding": { "scale": 2, "mode": "HALF_UP", "total": "SUM_OF_LINES" },
          "unit_rules": { "bytes_per_gb": 1073741824, "hours_per_month": "730",
            "storage_basis": "BEFORE_REPLICATION", "partition_basis": "BEFORE_REPLICATION",
            "hour_rule": "CEIL_CLOCK_HOUR" },
          "region_multipliers": [ { "cloud": "AWS", "region": "eu-central-1", "multiplier": "1.1" } ],
          "meters": [
            { "name": "ingress_bytes", "kind": "COUNTER", "dimension": "BYTES" },
            { "name": "stored_bytes_leader", "kind": "LEVEL", "dimension": "BYTES" },
            { "name": "requests", "kind": "COUNTER", "dimension": "COUNT" } ],
          "plans": [ { "tier": "STANDARD", "lines": [
            { "line_type": "BASE", "product": "KAFKA", "name": "Base", "unit": "cluster-hour",
              "measure": { "kind": "RUNNING_TIME" },
              "price": { "model": "PER_UNIT", "unit_price": "1.50" } },
            { "line_type": "IN", "product": "KAFKA", "name": "Ingress", "unit": "GB",
              "measure": { "kind": "SUM", "meter": "ingress_bytes" },
              "price": { "model": "GRADUATED", "tiers": [
                { "up_to": "100", "unit_price": "0.13" }, { "unit_price": "0.10" } ] } },
            { "line_type": "STORAGE", "product": "KAFKA", "name": "Storage", "unit": "GB-hour",
              "price_per": "MONTH", "measure": { "kind": "LEVEL_TIME", "meter": "stored_bytes" },
              "price": { "model": "PER_UNIT", "unit_price": "0.10" } },
            { "line_type": "REQUESTS", "product": "KAFKA", "name": "Requests", "unit": "request",
              "measure": { "kind": "SUM", "meter": "requests" },
              "allowance": { "quantity": "1000", "per": "CLUSTER" }, "minimum": "5.00",
              "price": { "model": "PACKAGE", "package_price": "2.00", "size": "1000" } } ] } ] }

        measure.kind  SUM | LEVEL_TIME | RUNNING_TIME | CAPACITY | HOURLY_PEAK | HIGHEST | LAST |
                      ONCE | AMOUNT_OF
        price.model   FLAT amount | PER_UNIT unit_price, per | PACKAGE package_price, size |
                      GRADUATED tiers | VOLUME tiers | PERCENTAGE rate
                      tiers: up_to, unit_price, flat, ascending; the last has no up_to
        unit          B, KB to PB (as bytes_per_gb says), KiB to PiB, or any word; for what is
                      measured over time then -second, -minute, -hour, -day or -month
        allowance.per HOUR | CLUSTER | MONTH; minimum and maximum are of a cluster's month
        hour_rule     CEIL_CLOCK_HOUR | EXACT; hours_per_month 720 | 730 | ACTUAL

      Usage of one calendar month, UTC (all fields: rate --print usage-schema):

        { "schema_version": 1, "month": "2026-11", "resources": [
          { "id": "lkc-1", "tier": "STANDARD", "cloud": "AWS", "region": "eu-central-1",
            "running": [ { "from": "2026-11-03T10:15:00Z", "to": "2026-11-30T08:00:00Z" } ],
            "totals": [ { "meter": "ingress_bytes", "sum": "45097156608" },
                        { "meter": "requests", "sum": "2500" } ],
            "levels": [ { "meter": "stored_bytes_leader", "changes": [
              { "at": "2026-11-03T10:15:00Z", "level": "107374182400" },
              { "at": "2026-11-10T00:00:00Z", "by": "-1024" } ] } ] } ] }

        Instead of totals and levels, hour by hour:
            "hours": [ { "meter": "ingress_bytes", "hour": "2026-11-03T10:00:00Z", "sum": "1024" },
              { "meter": "stored_bytes_leader", "hour": "2026-11-03T10:00:00Z",
                "integral": "3600000000", "last": "1000" } ]
        A counter has a sum. A level has its integral, level times MILLISECONDS, and its last value.
        running is all of the month if left out. Numbers may be text, which no reader rounds.

      The output as json: lines[] with line_type, resource.id, used, free, quantity, unit,
      unit_price, steps, exact_amount (a fraction), original_amount, discount_amount, amount and
      derivation; then sum_of_lines, rounding_difference, total, parked and findings[].

      exit codes: 0 done; 2 bad input, with file, line, field and reason on standard error;
                  3 done, but some usage was parked: no price covers it, it is listed, not billed
      """;

  private static final String VERIFY =
      """
      verify-invoice: recomputes an invoice from its proof bundle, on any machine, with no server.

        verify-invoice BUNDLE.zip

      The bundle comes from GET /billing/v1/invoices/{id}/proof: the invoice, the price lists, the
      hour buckets, and the hashes of the brokers' reports as a Merkle tree. Every line is rated
      anew. It says "verified" with the invoice's hash, to be compared with the printed one, or
      names the first line, bucket or record that differs.

      exit codes: 0 verified; 1 it differs; 2 the bundle cannot be read
      """;

  private HelpPages() {}

  /** The page of a command; the overview for one that is not there. */
  static String of(String command) {
    return switch (command) {
      case "rate" -> RATE;
      case "verify-invoice" -> VERIFY;
      default -> OVERVIEW;
    };
  }
}
