package dev.samsa.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.invoice.Drafting;
import dev.samsa.billing.invoice.InvoiceJson;
import dev.samsa.billing.invoice.Party;
import dev.samsa.billing.invoice.TaxTable;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.HourUsage;
import dev.samsa.billing.usage.PlanPeriod;
import dev.samsa.billing.usage.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final BillingMonth MONTH = BillingMonth.of(2026, 10);
  private static final int HOURS = 6;

  private final Catalog catalog = ShippedCatalogs.classic();

  @Test
  void anHonestBundleVerifiesAlsoAfterAJourneyAsAZip() throws IOException {
    ProofBundle bundle = bundle(0);
    assertThat(Verifier.verify(zipped(bundle)))
        .isEqualTo(
            new Verification.Verified(
                InvoiceJson.hash(InvoiceJson.read("invoice.json", bundle.invoice())),
                10,
                2 * 2 * HOURS,
                2 * 2 * HOURS,
                List.of()));
  }

  @Test
  void theSameBundleHasTheSameBytes() throws IOException {
    assertThat(bytes(bundle(0))).isEqualTo(bytes(bundle(0)));
  }

  @Test
  void anAlteredBucketIsNamed() {
    ProofBundle bundle = bundle(0);
    ProofBundle.Usage first = bundle.usage().getFirst();
    ProofBundle altered =
        new ProofBundle(
            bundle.invoice(),
            bundle.prices(),
            List.of(
                new ProofBundle.Usage(usage("lkc-0", 1), first.leaves(), first.records()),
                bundle.usage().get(1)));
    assertThat(Verifier.verify(altered))
        .isEqualTo(
            new Verification.Differs(
                "bucket ingress_bytes of 2026-10-01T00:00:00Z of lkc-0",
                "is not what it was when it was billed"));
  }

  @Test
  void alteringTheLeavesAsWellIsSeenByTheRootOnTheInvoice() {
    ProofBundle bundle = bundle(0);
    ProofBundle.Usage first = bundle.usage().getFirst();
    ProofBundle altered =
        new ProofBundle(
            bundle.invoice(),
            bundle.prices(),
            List.of(
                ProofBundle.Usage.of(usage("lkc-0", 1), first.records()), bundle.usage().get(1)));
    assertThat(Verifier.verify(altered))
        .isEqualTo(
            new Verification.Differs(
                "usage of lkc-0", "does not have the root that stands on the invoice"));
  }

  @Test
  void anAlteredRecordIsNamed() {
    ProofBundle bundle = bundle(0);
    ProofBundle.Usage first = bundle.usage().getFirst();
    List<HourRecords> records = new ArrayList<>(first.records());
    HourRecords.UsageRecord honest = records.get(2).records().get(1);
    records.set(
        2,
        new HourRecords(
            records.get(2).hour(),
            List.of(
                records.get(2).records().getFirst(),
                new HourRecords.UsageRecord(
                    honest.id(), honest.hash(), Optional.of("less than was used")))));
    ProofBundle altered =
        new ProofBundle(
            bundle.invoice(),
            bundle.prices(),
            List.of(
                new ProofBundle.Usage(first.month(), first.leaves(), records),
                bundle.usage().get(1)));
    assertThat(Verifier.verify(altered))
        .isEqualTo(
            new Verification.Differs(
                "record broker 1, hour 2 of lkc-0",
                "does not have the hash it had when it was billed"));
  }

  @Test
  void anAlteredLineIsNamedWithWhatItComesTo() {
    ProofBundle bundle = bundle(0);
    String invoice =
        bundle.invoice().replaceFirst("\"unit_price\":\"0.143\"", "\"unit_price\":\"0.144\"");
    assertThat(invoice).isNotEqualTo(bundle.invoice());
    Verification verification =
        Verifier.verify(new ProofBundle(invoice, bundle.prices(), bundle.usage()));
    assertThat(verification).isInstanceOf(Verification.Differs.class);
    assertThat(verification.toString()).contains("line lkc-0/KAFKA_NETWORK_WRITE/USAGE");
  }

  @Test
  void anotherCatalogIsSeen() {
    ProofBundle bundle = bundle(0);
    String cheaper = ShippedCatalogs.text("classic-1.json").replace("0.13", "0.12");
    ProofBundle altered =
        new ProofBundle(
            bundle.invoice(),
            List.of(new ProofBundle.Prices(catalog.effectiveFrom(), cheaper)),
            bundle.usage());
    assertThat(Verifier.verify(altered))
        .isEqualTo(
            new Verification.Differs(
                "catalog classic-1", "is not in the bundle as it was when the line was rated"));
  }

  @Test
  void aMissingHourAndAMissingClusterAreSeen() {
    ProofBundle bundle = bundle(0);
    ProofBundle withoutCluster =
        new ProofBundle(bundle.invoice(), bundle.prices(), List.of(bundle.usage().getFirst()));
    assertThat(Verifier.verify(withoutCluster))
        .isEqualTo(new Verification.Differs("usage of lkc-1", "is missing in the bundle"));
    ProofBundle.Usage first = bundle.usage().getFirst();
    ProofBundle withoutRecords =
        new ProofBundle(
            bundle.invoice(),
            bundle.prices(),
            List.of(
                new ProofBundle.Usage(first.month(), first.leaves(), List.of()),
                bundle.usage().get(1)));
    assertThat(Verifier.verify(withoutRecords)).isInstanceOf(Verification.Differs.class);
  }

  /**
   * Every byte of the documents counts: a changed character is refused, named, or changes nothing.
   */
  @Test
  void noChangedDigitOfAnInvoiceVerifiesWithTheSameHash() {
    ProofBundle bundle = bundle(0);
    Random random = new Random(5);
    Verification honest = Verifier.verify(bundle);
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(bundle.invoice().length());
      char old = bundle.invoice().charAt(at);
      if (!Character.isDigit(old)) {
        continue;
      }
      char other = old == '9' ? '1' : (char) (old + 1);
      String altered =
          bundle.invoice().substring(0, at) + other + bundle.invoice().substring(at + 1);
      assertThat(verdict(new ProofBundle(altered, bundle.prices(), bundle.usage())))
          .as("character %d", at)
          .isNotEqualTo(honest.toString());
    }
  }

  private static String verdict(ProofBundle bundle) {
    try {
      return Verifier.verify(bundle).toString();
    } catch (IllegalArgumentException | DateTimeException e) {
      return "refused: " + e.getMessage();
    }
  }

  private ProofBundle bundle(int seed) {
    List<ProofBundle.Usage> usages = new ArrayList<>();
    Map<String, String> roots = new TreeMap<>();
    for (int cluster = 0; cluster < 2; cluster++) {
      ClusterMonth month = usage("lkc-" + cluster, seed);
      List<HourRecords> records = records();
      usages.add(ProofBundle.Usage.of(month, records));
      roots.put("lkc-" + cluster, UsageProof.root(month, records));
    }
    Party seller = new Party("seller", "Samsa GmbH", List.of(), "DE", "DE1");
    Party buyer = new Party("org-1", "Buyer", List.of(), "DE", "");
    TaxTable taxes =
        new TaxTable(
            List.of(new TaxTable.Rate("DE", "VAT", new BigDecimal("0.19"))), Set.of(), Set.of());
    Drafting.Input input =
        new Drafting.Input(
            "in-1",
            seller,
            buyer,
            MONTH,
            Rating.rate(
                PriceHistory.of(catalog), usages.stream().map(ProofBundle.Usage::month).toList()),
            List.of(),
            Optional.empty(),
            List.of(),
            taxes,
            MONTH.end(),
            roots);
    String invoice =
        InvoiceJson.canonical(
            Drafting.draft(input)
                .invoice()
                .issued("2026-1", MONTH.end(), LocalDate.of(2026, 12, 1)));
    return new ProofBundle(
        invoice,
        List.of(
            new ProofBundle.Prices(
                catalog.effectiveFrom(), ShippedCatalogs.text("classic-1.json"))),
        usages);
  }

  private static List<HourRecords> records() {
    List<HourRecords> hours = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(
          new HourRecords(
              MONTH.hour(hour),
              List.of(
                  HourRecords.UsageRecord.of("broker 0, hour " + hour, "{\"a\":" + hour + "}"),
                  HourRecords.UsageRecord.of("broker 1, hour " + hour, "{\"b\":" + hour + "}"))));
    }
    return hours;
  }

  private static ClusterMonth usage(String id, int seed) {
    Random random = new Random(seed);
    Instant end = MONTH.hour(HOURS);
    ClusterMonth.Builder builder =
        ClusterMonth.of(new Resource(id, "orders", "env-1", Map.of("team", "shop")), MONTH)
            .plan(
                new PlanPeriod(
                    MONTH.start(), "STANDARD", Zones.MULTI, new Region("AWS", "eu-central-1")))
            .running(MONTH.start(), end);
    for (int hour = 0; hour < HOURS; hour++) {
      BigDecimal sum = BigDecimal.valueOf(random.nextLong(1L << 34));
      builder.hour("ingress_bytes", hour, new HourUsage.Counter(sum, sum, 0));
      builder.hour(
          "stored_bytes_leader",
          hour,
          HourUsage.Level.held(BigDecimal.valueOf(random.nextLong(1L << 40)), 3_600_000, 0));
    }
    return builder.build();
  }

  private static ProofBundle zipped(ProofBundle bundle) throws IOException {
    return BundleZip.read(new ByteArrayInputStream(bytes(bundle)));
  }

  private static byte[] bytes(ProofBundle bundle) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BundleZip.write(bundle, out);
    return out.toByteArray();
  }
}
