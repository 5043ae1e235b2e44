package dev.samsa.controlplane.invoice;

import static dev.samsa.controlplane.invoice.BilledTenant.MONTH;
import static dev.samsa.controlplane.invoice.BilledTenant.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.database.CuttingDatabase;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of invoices have no gaps, whatever happens while they are given. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class InvoiceNumbersTest {
  private static final int CONCURRENT = 50;
  private static final int KILLED = 17;

  private static final int YEAR = SETTLED.atOffset(ZoneOffset.UTC).getYear();
  private static final Instant NEW_YEARS_EVE =
      LocalDate.of(YEAR, 12, 31).atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
  private static final Instant NEW_YEAR = NEW_YEARS_EVE.plusSeconds(1);

  @Inject Database database;
  @Inject Issuing issuing;
  @Inject Invoices invoices;

  /** Every third is killed before a statement drawn from a seed, the last one among them. */
  @Test
  void fiftyIssuesAtOnceOverTheTurnOfTheYearOfWhichSomeDieGiveNumbersWithoutGaps()
      throws Exception {
    List<BilledTenant> tenants =
        IntStream.range(0, CONCURRENT).mapToObj(i -> BilledTenant.withUsage(database)).toList();
    int last = lastStatementOfAClose();
    Random random = new Random(31);
    CyclicBarrier together = new CyclicBarrier(CONCURRENT);
    List<Callable<Boolean>> closes = new ArrayList<>();
    for (int i = 0; i < CONCURRENT; i++) {
      int cut = i == 0 ? last : i % 3 == 0 ? random.nextInt(last + 1) : Integer.MAX_VALUE;
      BilledTenant billed = tenants.get(i);
      Instant now = at(i);
      closes.add(() -> {
        together.await();
        return CuttingDatabase.cutAt(cut, () -> issuing.closeNext(billed.key(), SETTLED, now));
      });
    }

    List<Boolean> finished = all(closes);

    assertThat(finished.stream().filter(whole -> !whole)).hasSize(KILLED);
    assertThat(gaps(database)).isEmpty();
    for (int i = 0; i < CONCURRENT; i++) {
      assertThat(invoices.ofMonth(tenants.get(i).key(), MONTH).isPresent())
          .as("tenant %d", i)
          .isEqualTo(finished.get(i));
      issuing.closeNext(tenants.get(i).key(), SETTLED, at(i));
      InvoiceRow row = invoices.ofMonth(tenants.get(i).key(), MONTH).orElseThrow();
      assertThat(row.number()).startsWith("INV-" + (i % 2 == 0 ? YEAR : YEAR + 1) + "-");
    }
    assertThat(gaps(database)).isEmpty();
    assertThat(numbersOf(YEAR + 1))
        .hasSize(CONCURRENT / 2)
        .startsWith("INV-" + (YEAR + 1) + "-00001")
        .endsWith("INV-" + (YEAR + 1) + "-000" + CONCURRENT / 2);
  }

  private static Instant at(int i) {
    return i % 2 == 0 ? NEW_YEARS_EVE : NEW_YEAR;
  }

  private List<String> numbersOf(int year) {
    return database.list(
        "SELECT number FROM invoice WHERE number LIKE ? ORDER BY number",
        row -> row.getString(1),
        "INV-" + year + "-%");
  }

  /** Numbers that are not the next after the one before, by year. */
  static List<String> gaps(Database database) {
    return database.list(
        """
        SELECT number FROM (
          SELECT number, split_part(number, '-', 3)::int AS n,
            row_number() OVER (PARTITION BY split_part(number, '-', 2) ORDER BY number) AS place
          FROM invoice WHERE number IS NOT NULL) numbered
        WHERE n <> place
        """,
        row -> row.getString(1));
  }

  /** Its number, when the close has its own. */
  private int lastStatementOfAClose() {
    for (int statement = 15; ; statement++) {
      BilledTenant billed = BilledTenant.withUsage(database);
      if (CuttingDatabase.cutAt(
          statement, () -> issuing.closeNext(billed.key(), SETTLED, SETTLED))) {
        return statement - 1;
      }
    }
  }

  /** A thread each. */
  private static <T> List<T> all(List<Callable<T>> actions) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(actions.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(actions)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
