package dev.samsa.billing.proof;

import static dev.samsa.billing.proof.SampleBundle.HOURS;
import static dev.samsa.billing.proof.SampleBundle.MONTH;
import static dev.samsa.billing.proof.SampleBundle.bundle;
import static dev.samsa.billing.proof.SampleBundle.records;
import static dev.samsa.billing.proof.SampleBundle.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.usage.ClusterMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is missing in a proof, or was added to it, is told by its place. */
class MissingUsageTest {
  @Test
  void theOneHourWhoseRecordsAreMissingIsNamed() {
    for (int hour = 0; hour < HOURS; hour++) {
      ProofBundle.Usage first = bundle(0).usage().getFirst();
      List<HourRecords> records = new ArrayList<>(first.records());
      records.remove(hour);
      assertThat(Verifier.verify(with(first.month(), first.leaves(), records)))
          .isEqualTo(
              new Verification.Differs(
                  "usage of lkc-0 after bucket stored_bytes_leader of " + MONTH.hour(hour),
                  "is missing in the bundle"));
    }
  }

  @Test
  void theOneBucketThatIsMissingOrWasAddedIsNamed() {
    ClusterMonth with = usage("lkc-0", 0);
    ClusterMonth without = usage("lkc-0", 0, 4);
    assertThat(
            Verifier.verify(
                with(without, ProofBundle.Usage.of(with, records()).leaves(), records())))
        .isEqualTo(
            new Verification.Differs(
                "usage of lkc-0 after records of " + MONTH.hour(3), "is missing in the bundle"));
    assertThat(
            Verifier.verify(
                with(with, ProofBundle.Usage.of(without, records()).leaves(), records())))
        .isEqualTo(
            new Verification.Differs(
                "bucket ingress_bytes of " + MONTH.hour(4) + " of lkc-0",
                "was not there when it was billed"));
  }

  @Test
  void theOneRecordOfAnHourThatIsMissingIsToldByItsHour() {
    ProofBundle.Usage first = bundle(0).usage().getFirst();
    List<HourRecords> records = new ArrayList<>(first.records());
    records.set(3, new HourRecords(MONTH.hour(3), List.of(records.get(3).records().getFirst())));
    assertThat(Verifier.verify(with(first.month(), first.leaves(), records)))
        .isEqualTo(
            new Verification.Differs(
                "records of " + MONTH.hour(3) + " of lkc-0",
                "is not what it was when it was billed"));
  }

  /** The honest bundle with something else of its first cluster. */
  private ProofBundle with(ClusterMonth month, List<String> leaves, List<HourRecords> records) {
    ProofBundle bundle = bundle(0);
    return new ProofBundle(
        bundle.invoice(),
        bundle.prices(),
        List.of(new ProofBundle.Usage(month, leaves, records), bundle.usage().get(1)));
  }
}
