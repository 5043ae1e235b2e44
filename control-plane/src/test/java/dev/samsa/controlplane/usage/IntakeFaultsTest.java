package dev.samsa.controlplane.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.database.DatabaseException;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.description.usage.UsageAck.Outcome;
import dev.samsa.description.usage.UsageBatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class IntakeFaultsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final byte[] HASH = {1};

  @Inject UsageIntake intake;
  @Inject BatchArchive archive;
  @Inject UsualBatch usual;
  @Inject BatchLedger ledger;
  @Inject Database database;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  private final Instant hour =
      Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);

  @Test
  void anIntakeKilledBetweenAnyTwoStatementsGivesTheSameStateWhenTheBatchIsSentAgain()
      throws SQLException {
    int killed = 0;
    for (int statements = 0; ; statements++) {
      TestCluster cluster = TestCluster.create(database, hour, 1);
      TestBroker broker = new TestBroker(cluster.id(), 1);
      UsageBatch first = broker.window(hour, hour.plus(MINUTE), 100, 50, false);
      UsageBatch second =
          broker.window(hour.plus(MINUTE), hour.plus(MINUTE.multipliedBy(2)), 11, 50, false);
      intake.take(cluster.id(), TestBroker.json(first));

      boolean finished = takeUntilKilled(cluster, second, statements);
      Outcome again = intake.take(cluster.id(), TestBroker.json(second)).orElseThrow().outcome();

      assertThat(again).isEqualTo(finished ? Outcome.DUPLICATE : Outcome.ACCEPTED);
      assertThat(state(cluster)).containsExactly("111", "6000000", "2", "111", "2");
      if (finished) {
        break;
      }
      killed++;
    }
    assertThat(killed).isGreaterThanOrEqualTo(6);
  }

  @Test
  void theOneStatementOfTheUsualBatchDoesWhatTheStatementsOfAnyBatchDo() {
    TestCluster one = TestCluster.create(database, hour, 1);
    TestCluster many = TestCluster.create(database, hour, 1);
    archive.prepare(hour);

    assertThat(countThree(one, batch -> usual.accept(one.key(), batch, HASH, "{}", hour)))
        .containsExactly(true, true, true);
    assertThat(countThree(many, batch -> ledger.accept(many.key(), batch, HASH, "{}", hour)))
        .containsOnly(Outcome.ACCEPTED);

    assertThat(state(one)).isEqualTo(state(many)).containsExactly("60", "9000000", "3", "60", "3");
    assertThat(buckets(one)).isEqualTo(buckets(many)).isNotEmpty();
  }

  @Test
  void theUsualStatementLeavesEverythingAsItWasWhereABatchIsNotOfTheUsualKind() {
    TestCluster cluster = TestCluster.create(database, hour, 1);
    archive.prepare(hour);
    TestBroker broker = new TestBroker(cluster.id(), 1);
    UsageBatch first = broker.window(hour, hour.plus(MINUTE), 100, 50, false);
    broker.window(hour.plus(MINUTE), hour.plus(MINUTE.multipliedBy(2)), 11);
    UsageBatch skips = broker.window(hour.plus(MINUTE), hour.plus(MINUTE.multipliedBy(2)), 5);
    assertThat(usual.accept(cluster.key(), first, HASH, "{}", hour)).isTrue();
    List<String> before = state(cluster);

    assertThat(usual.accept(cluster.key(), first, HASH, "{}", hour)).isFalse();
    assertThat(usual.accept(cluster.key(), skips, HASH, "{}", hour)).isFalse();

    assertThat(state(cluster)).isEqualTo(before);
  }

  private <T> List<T> countThree(TestCluster cluster, Function<UsageBatch, T> count) {
    TestBroker broker = new TestBroker(cluster.id(), 1);
    List<T> outcomes = new ArrayList<>();
    for (int minute = 0; minute < 3; minute++) {
      Instant from = hour.plus(MINUTE.multipliedBy(minute));
      outcomes.add(
          count.apply(broker.window(from, from.plus(MINUTE), 10 + 10 * minute, 50, minute == 2)));
    }
    return outcomes;
  }

  private List<String> buckets(TestCluster cluster) {
    return database.list(
        "SELECT concat_ws(' ', b.hour, b.meter, b.amount, b.minutes, b.peak, t.amount, t.topic,"
            + " h.batches, r.watermark, r.boot_id = o.boot_id, o.finished)"
            + " FROM usage_bucket b JOIN (SELECT cluster_id, hour, meter, topic, sum(amount) AS amount"
            + " FROM usage_topic GROUP BY cluster_id, hour, meter, topic) t"
            + " USING (cluster_id, hour, meter)"
            + " JOIN usage_hour h USING (cluster_id, hour) JOIN usage_broker r USING (cluster_id)"
            + " JOIN usage_boot o USING (cluster_id) WHERE b.cluster_id = ? ORDER BY b.meter",
        row -> row.getString(1),
        cluster.key());
  }

  /** Takes a batch in by a connection that is cut after some statements, before the commit. */
  private boolean takeUntilKilled(TestCluster cluster, UsageBatch batch, int statements)
      throws SQLException {
    archive.prepare(hour);
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      connection.setAutoCommit(false);
      Database cut = new Database(cutAfter(connection, statements));
      BatchLedger ledger =
          new BatchLedger(
              cut,
              new BatchArchive(cut),
              new CounterLedger(cut),
              new HourBuckets(cut, new SealedMonths(cut)),
              new BrokerStates(cut));
      String payload = TestBroker.json(batch);
      ledger.accept(cluster.key(), batch, UsageIntake.sha256(payload), payload, Instant.now());
      connection.commit();
      return true;
    } catch (DatabaseException e) {
      return false;
    }
  }

  private static DataSource cutAfter(Connection connection, int statements) {
    int[] left = {statements};
    Connection shared =
        (Connection)
            Proxy.newProxyInstance(
                IntakeFaultsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("close")) {
                    return null;
                  }
                  if (method.getName().equals("prepareStatement") && left[0]-- == 0) {
                    connection.abort(Runnable::run);
                    throw new SQLException("cut");
                  }
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return (DataSource)
        Proxy.newProxyInstance(
            IntakeFaultsTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> shared);
  }

  private List<String> state(TestCluster cluster) {
    return List.of(
        text("SELECT sum(amount) FROM usage_bucket WHERE cluster_id = ? AND peak > 0", cluster),
        text(
            "SELECT sum(amount) FROM usage_topic WHERE cluster_id = ?"
                + " AND meter = 'STORED_BYTES_LEADER'",
            cluster),
        text("SELECT count(*) FROM usage_batch WHERE cluster_id = ?", cluster),
        text(
            "SELECT max(t.value::bigint) FROM usage_totals s, jsonb_each_text(s.totals) t"
                + " WHERE s.cluster_id = ?",
            cluster),
        text("SELECT max(last_sequence) FROM usage_boot WHERE cluster_id = ?", cluster));
  }

  private String text(String sql, TestCluster cluster) {
    return database.first(sql, row -> row.getString(1), cluster.key()).orElseThrow();
  }
}
