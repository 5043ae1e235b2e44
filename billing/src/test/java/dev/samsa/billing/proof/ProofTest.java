package dev.samsa.billing.proof;

import static dev.samsa.billing.proof.SampleBundle.HOURS;
import static dev.samsa.billing.proof.SampleBundle.bundle;
import static dev.samsa.billing.proof.SampleBundle.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.invoice.InvoiceJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofTest {
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
  void aClusterThatIsMissingIsNamed() {
    ProofBundle bundle = bundle(0);
    ProofBundle without =
        new ProofBundle(bundle.invoice(), bundle.prices(), List.of(bundle.usage().getFirst()));
    assertThat(Verifier.verify(without))
        .isEqualTo(new Verification.Differs("usage of lkc-1", "is missing in the bundle"));
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

  private static ProofBundle zipped(ProofBundle bundle) throws IOException {
    return BundleZip.read(new ByteArrayInputStream(bytes(bundle)));
  }

  private static byte[] bytes(ProofBundle bundle) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BundleZip.write(bundle, out);
    return out.toByteArray();
  }
}
