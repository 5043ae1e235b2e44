package dev.samsa.billing.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Limits;
import dev.samsa.billing.catalog.Plan;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.RandomInput;
import dev.samsa.billing.sample.SampleInvoice;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateEqualsInvoiceTest {
  private static final int CASES = 100_000;

  /** Each hundredth case becomes an invoice. */
  private static final int CASES_AN_INVOICE = 100;

  private static final BillingMonth MONTH = BillingMonth.of(2026, 11);

  private final List<Catalog> catalogs = ShippedCatalogs.all();

  @Test
  void anEstimateAndTheInvoiceOfTheSameWorkloadAgreeToTheCent() {
    IntStream.range(0, CASES).parallel().forEach(this::compare);
  }

  private void compare(int seed) {
    RandomInput input = new RandomInput(seed);
    Catalog catalog = input.one(catalogs);
    Workload workload = workload(input, catalog);
    RatedMonth estimate = Calculator.bill(catalog, MONTH, workload);
    RatedMonth billed = Rating.rate(catalog, measured(input, workload));
    if (!amounts(estimate.lines()).equals(amounts(billed.lines()))) {
      fail("seed %d: %s, %s: %s but %s", seed, catalog.key(), workload, estimate, billed);
    }
    if (seed % CASES_AN_INVOICE == 0) {
      Invoice invoice = invoice(seed, billed);
      List<String> lines =
          invoice.lines().stream()
              .map(line -> line.rated().orElseThrow().lineType() + " " + line.amount())
              .toList();
      assertThat(lines).as("seed %d", seed).isEqualTo(amounts(estimate.lines()));
      assertThat(invoice.totals().due()).as("seed %d", seed).isEqualTo(estimate.total());
    }
  }

  private static Invoice invoice(int seed, RatedMonth billed) {
    Party party = new Party("org-1", "Buyer", List.of(), "US", "");
    return Drafting.draft(
            new Drafting.Input(
                "in-" + seed,
                SampleInvoice.SELLER,
                party,
                MONTH,
                billed,
                List.of(),
                Optional.empty(),
                List.of(),
                TaxTable.NONE,
                MONTH.end(),
                Map.of()))
        .invoice()
        .issued("2026-" + seed, MONTH.end(), LocalDate.of(2026, 12, 15));
  }

  private static Workload workload(RandomInput input, Catalog catalog) {
    Zones zones = input.one(List.of(Zones.values()));
    Plan plan =
        input.one(
            catalog.plans().stream()
                .filter(one -> !one.limits().equals(Limits.NONE) && one.zones().contains(zones))
                .toList());
    Region region = input.one(List.copyOf(catalog.multipliers().keySet()));
    int hours = seedHours(input);
    return new Workload(
        plan.tier(),
        zones,
        region,
        Workload.bytesAtRate(input.decimal(200_000_000, 2), hours),
        Workload.bytesAtRate(input.decimal(500_000_000, 2), hours),
        input.decimal(1000, 1),
        input.integer(1, 3),
        input.integer(0, 3000),
        hours);
  }

  /** One in twenty runs all month, one in twenty some part of it, the others a few hours. */
  private static int seedHours(RandomInput input) {
    return switch (input.integer(0, 19)) {
      case 0 -> MONTH.hours();
      case 1 -> input.integer(1, MONTH.hours());
      default -> input.integer(1, 12);
    };
  }

  /** The workload as a cluster would have reported it, minute by minute evenly. */
  private static ClusterMonth measured(RandomInput input, Workload workload) {
    ClusterMonth.Builder builder =
        ClusterMonth.of(Resource.cluster("lkc-1", "env-1"), MONTH)
            .plan(
                new PlanPeriod(MONTH.start(), workload.tier(), workload.zones(), workload.region()))
            .running(MONTH.start(), MONTH.hour(workload.hours() - 1).plusSeconds(3600));
    List<Integer> hours = new ArrayList<>();
    for (int hour = 0; hour < workload.hours(); hour++) {
      hours.add(hour);
    }
    BigDecimal stored = workload.storedBytes();
    long partitions = workload.partitions();
    BigInteger ckus = ckus(workload);
    for (int hour : input.shuffled(hours)) {
      builder
          .hour("ingress_bytes", hour, counter(workload.ingressBytes(), hour, workload.hours()))
          .hour("egress_bytes", hour, counter(workload.egressBytes(), hour, workload.hours()))
          .hour("stored_bytes_leader", hour, level(stored))
          .hour("partitions", hour, level(BigDecimal.valueOf(partitions)))
          .hour("ckus", hour, level(new BigDecimal(ckus)));
    }
    return builder.build();
  }

  private static HourUsage counter(BigDecimal total, int hour, int hours) {
    BigInteger[] share = total.toBigIntegerExact().divideAndRemainder(BigInteger.valueOf(hours));
    BigInteger sum = hour < share[1].intValueExact() ? share[0].add(BigInteger.ONE) : share[0];
    BigInteger busiest = sum.add(BigInteger.valueOf(59)).divide(BigInteger.valueOf(60));
    return new HourUsage.Counter(new BigDecimal(sum), new BigDecimal(busiest), 0);
  }

  private static HourUsage level(BigDecimal level) {
    return HourUsage.Level.held(level, 3_600_000, 0);
  }

  private static BigInteger ckus(Workload workload) {
    BigInteger seconds = BigInteger.valueOf(3600L * workload.hours());
    BigInteger in = up(workload.ingressBytes().toBigIntegerExact(), seconds);
    BigInteger out = up(workload.egressBytes().toBigIntegerExact(), seconds);
    return up(in, BigInteger.valueOf(60L << 20))
        .max(up(out, BigInteger.valueOf(180L << 20)))
        .max(BigInteger.ONE);
  }

  private static BigInteger up(BigInteger value, BigInteger divisor) {
    return value.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }

  private static List<String> amounts(List<LineItem> lines) {
    return lines.stream().map(line -> line.lineType() + " " + line.amount()).toList();
  }
}
