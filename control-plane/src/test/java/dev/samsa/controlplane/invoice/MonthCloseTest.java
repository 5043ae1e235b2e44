package dev.samsa.controlplane.invoice;

import static dev.samsa.controlplane.invoice.BilledTenant.GB;
import static dev.samsa.controlplane.invoice.BilledTenant.MONTH;
import static dev.samsa.controlplane.invoice.BilledTenant.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.billing.invoice.DocumentState;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.invoice.InvoiceStatus;
import dev.samsa.billing.invoice.PaymentState;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.controlplane.database.CuttingDatabase;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.invoice.Issuing.Outcome;
import dev.samsa.controlplane.money.ClosedUsage;
import dev.samsa.description.usage.UsageMeter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class MonthCloseTest {
  @Inject Database database;
  @Inject Issuing issuing;
  @Inject MonthClose monthClose;
  @Inject Invoices invoices;
  @Inject BillingAccounts accounts;
  @Inject IssuedUsage issuedUsage;

  @Test
  void aMonthIsIssuedOnceItHasSettledAndNotBefore() throws Exception {
    BilledTenant billed = BilledTenant.withUsage(database);

    monthClose.closeAll(MONTH.end().plus(Duration.ofHours(71)));
    assertThat(invoices.ofMonth(billed.key(), MONTH)).isEmpty();
    monthClose.closeAll(SETTLED);

    InvoiceRow row = invoices.ofMonth(billed.key(), MONTH).orElseThrow();
    assertThat(row.status()).isEqualTo(new InvoiceStatus(DocumentState.ISSUED, PaymentState.OPEN));
    assertThat(row.number()).matches("INV-[0-9]{4}-[0-9]{5}");
    String document = invoices.document(row.key());
    assertThat(HexFormat.of().formatHex(sha256(document))).isEqualTo(row.hash());
    Invoice invoice = invoices.read(row);
    BigDecimal hours = BigDecimal.valueOf(MONTH.hours());
    assertThat(invoice.totals().due())
        .isEqualByComparingTo(new BigDecimal("1.50").multiply(hours).add(new BigDecimal("13.00")));
    assertThat(accounts.next(billed.key())).isEqualTo(next());
  }

  @Test
  void aCloseKilledBetweenAnyTwoStatementsLeavesNothingAndRunAgainIssuesOnce() {
    int killed = 0;
    for (int statement = 0; ; statement++) {
      BilledTenant billed = BilledTenant.withUsage(database);
      boolean finished =
          CuttingDatabase.cutAt(statement, () -> issuing.closeNext(billed.key(), SETTLED, SETTLED));
      if (finished) {
        break;
      }
      killed++;
      assertThat(count("SELECT count(*) FROM invoice WHERE organization_id = ?", billed)).isZero();
      assertThat(issuing.closeNext(billed.key(), SETTLED, SETTLED))
          .isInstanceOf(Outcome.Issued.class);
      assertThat(count("SELECT count(*) FROM invoice WHERE organization_id = ?", billed)).isOne();
    }
    assertThat(killed).isGreaterThan(15);
    assertThat(InvoiceNumbersTest.gaps(database)).isEmpty();
  }

  @Test
  void twoThatCloseTheSameMonthAtOnceIssueOneInvoice() throws Exception {
    BilledTenant billed = BilledTenant.withUsage(database);

    all(
        List.of(
            () -> closeAll(SETTLED),
            () -> closeAll(SETTLED),
            () -> closeAll(SETTLED),
            () -> closeAll(SETTLED)));

    assertThat(count("SELECT count(*) FROM invoice WHERE organization_id = ?", billed)).isOne();
    assertThat(invoices.ofMonth(billed.key(), MONTH).orElseThrow().status().document())
        .isEqualTo(DocumentState.ISSUED);
  }

  @Test
  void anIssuedInvoiceIsNeverWrittenAgain() {
    BilledTenant billed = BilledTenant.withUsage(database);
    issuing.closeNext(billed.key(), SETTLED, SETTLED);

    for (String change :
        List.of(
            "UPDATE invoice SET document = '{}' WHERE organization_id = ?",
            "UPDATE invoice SET number = 'X' WHERE organization_id = ?",
            "UPDATE invoice SET hash = '' WHERE organization_id = ?",
            "DELETE FROM invoice WHERE organization_id = ?")) {
      assertThatThrownBy(() -> database.update(change, billed.key()))
          .isInstanceOf(DatabaseException.class);
    }
  }

  @Test
  void aMonthWithoutClustersIsClosedWithoutAnInvoice() {
    BilledTenant billed = BilledTenant.withoutPeople(database);

    monthClose.closeAll(SETTLED);

    assertThat(count("SELECT count(*) FROM invoice WHERE organization_id = ?", billed)).isZero();
    assertThat(accounts.next(billed.key())).isEqualTo(next());
  }

  @Test
  void anHourThatIsNotSealedHoldsTheMonthUpAndIsTold() {
    // A month to come, whose hours nobody else seals meanwhile.
    BillingMonth coming = new BillingMonth(next().month().plusMonths(1));
    Instant settled = coming.end().plus(73, ChronoUnit.HOURS);
    BilledTenant billed = BilledTenant.withoutPeople(database);
    database.update(
        "UPDATE organization SET created_at = ? WHERE id = ?", coming.start(), billed.key());
    BilledTenant.Cluster cluster = billed.cluster("orders", coming.start());

    monthClose.closeAll(settled);

    assertThat(accounts.next(billed.key())).isEqualTo(coming);
    assertThat(accounts.blockedBy(billed.key())).contains(cluster.id()).contains("not sealed");
    cluster.seal(coming);
    monthClose.closeAll(settled);
    assertThat(accounts.blockedBy(billed.key())).isEmpty();
    assertThat(invoices.ofMonth(billed.key(), coming)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE usage_hour SET sealed_at = NULL WHERE cluster_id = ? AND hour = ?",
        "DELETE FROM usage_hour WHERE cluster_id = ? AND hour = ?"
      })
  void oneHourInTheMiddleThatIsNotSealedHoldsTheMonthUp(String unseal) {
    // A month to come, whose hours nobody else seals meanwhile.
    BillingMonth coming = new BillingMonth(next().month().plusMonths(1));
    Instant settled = coming.end().plus(73, ChronoUnit.HOURS);
    BilledTenant billed = BilledTenant.withoutPeople(database);
    database.update(
        "UPDATE organization SET created_at = ? WHERE id = ?", coming.start(), billed.key());
    BilledTenant.Cluster cluster = billed.cluster("orders", coming.start());
    cluster.seal(coming);
    assertThat(database.update(unseal, cluster.key(), coming.hour(coming.hours() / 2))).isOne();

    assertThat(issuing.closeNext(billed.key(), settled, settled))
        .isEqualTo(new Outcome.NotYet("Hours of " + cluster.id() + " are not sealed yet."));
    assertThat(accounts.next(billed.key())).isEqualTo(coming);

    cluster.seal(coming);
    assertThat(issuing.closeNext(billed.key(), settled, settled))
        .isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void lateUsageStandsAsACorrectionOnTheNextInvoiceWithItsOwnTimeAndOnceOnly() {
    BilledTenant billed = BilledTenant.withoutPeople(database);
    BilledTenant.Cluster cluster = billed.cluster("orders", MONTH.start());
    cluster.counter(UsageMeter.INGRESS_BYTES, MONTH.start(), GB.multiply(BigDecimal.TEN));
    cluster.late(UsageMeter.INGRESS_BYTES, MONTH.start(), GB);
    cluster.seal(MONTH);
    issuing.closeNext(billed.key(), SETTLED, SETTLED);
    InvoiceRow first = invoices.ofMonth(billed.key(), MONTH).orElseThrow();
    assertThat(ingress(invoices.read(first))).isEqualByComparingTo("1.43");

    cluster.late(UsageMeter.INGRESS_BYTES, MONTH.start(), GB.multiply(BigDecimal.valueOf(2)));
    cluster.seal(next());
    close(billed, next());
    InvoiceRow second = invoices.ofMonth(billed.key(), next()).orElseThrow();

    List<InvoiceLine> corrections = corrections(second);
    assertThat(corrections).hasSize(1);
    InvoiceLine line = corrections.getFirst();
    assertThat(line.amount()).isEqualByComparingTo("0.26");
    assertThat(line.from()).isEqualTo(MONTH.start());
    assertThat(line.corrects().orElseThrow().invoiceNumber()).isEqualTo(first.number());

    cluster.late(UsageMeter.INGRESS_BYTES, MONTH.start(), GB);
    BillingMonth third = new BillingMonth(next().month().plusMonths(1));
    cluster.seal(third);
    close(billed, third);
    assertThat(corrections(invoices.ofMonth(billed.key(), third).orElseThrow()))
        .extracting(InvoiceLine::amount)
        .containsExactly(new BigDecimal("0.13"));
  }

  @Test
  void theCapacityOfADedicatedClusterStandsOnItsInvoiceAndInWhatIsKeptOfIt() {
    BilledTenant billed = BilledTenant.withoutPeople(database);
    BilledTenant.Cluster cluster = billed.cluster("orders", MONTH.start());
    cluster.dedicated(2);
    cluster.seal(MONTH);
    issuing.closeNext(billed.key(), SETTLED, SETTLED);

    InvoiceRow row = invoices.ofMonth(billed.key(), MONTH).orElseThrow();
    InvoiceLine line =
        invoices.read(row).lines().stream()
            .filter(found -> found.key().contains("KAFKA_NUM_CKUS"))
            .findFirst()
            .orElseThrow();
    assertThat(line.rated().orElseThrow().quantity().billed().printed())
        .isEqualByComparingTo(BigDecimal.valueOf(2L * MONTH.hours()));
    List<ClusterMonth> kept = new ArrayList<>();
    issuedUsage.each(row, new ClosedUsage.Late.BilledOn(row.key()), (key, m) -> kept.add(m));
    assertThat(Rating.rate(issuedUsage.prices(row.key()), kept).lines())
        .extracting(item -> item.key() + item.amount())
        .contains(line.key() + line.amount());
  }

  private void close(BilledTenant billed, BillingMonth month) {
    Instant settled = month.end().plus(73, ChronoUnit.HOURS);
    issuing.closeNext(billed.key(), settled, settled);
  }

  private boolean closeAll(Instant now) {
    monthClose.closeAll(now);
    return true;
  }

  private static <T> List<T> all(List<Callable<T>> actions) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(actions.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(actions)) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static BigDecimal ingress(Invoice invoice) {
    return invoice.lines().stream()
        .filter(line -> line.key().contains("KAFKA_NETWORK_WRITE"))
        .map(InvoiceLine::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<InvoiceLine> corrections(InvoiceRow row) {
    return invoices.read(row).lines().stream()
        .filter(line -> line.kind() == InvoiceLine.Kind.CORRECTION)
        .toList();
  }

  private int count(String sql, BilledTenant billed) {
    return database.first(sql, row -> row.getInt(1), billed.key()).orElseThrow();
  }

  private static BillingMonth next() {
    return new BillingMonth(MONTH.month().plusMonths(1));
  }

  private static byte[] sha256(String text) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
