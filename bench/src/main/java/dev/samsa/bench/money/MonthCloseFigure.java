package dev.samsa.bench.money;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.Operator;
import dev.samsa.bench.platform.Resident;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Closing a month of a thousand clusters, from hour buckets to issued invoices, against one JDBC
 * cursor that reads the same rows; and what the control plane holds in memory meanwhile. As many
 * organizations are closed at a time as the platform itself closes.
 */
public final class MonthCloseFigure implements Figure {
  private static final int ORGANIZATIONS = 10;
  private static final int CLUSTERS_EACH = 100;
  private static final int CLOSERS = 2;
  private static final int PAIRS = 5;
  private static final int FETCHED = 10_000;

  @Override
  public String name() {
    return "close";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Operator operator = bench.operator();
    try (Connection database = bench.database()) {
      ClosedMonth month = ClosedMonth.create(bench, database, ORGANIZATIONS, CLUSTERS_EACH);
      try (Resident resident = Resident.of(bench.controlPlane())) {
        Comparison measured =
            Comparison.of(PAIRS, () -> close(operator, month), () -> read(database, month));
        month.remove();
        return List.of(
            Row.of(
                "month close of 1,000 clusters, 744 h x 5 meters each, to issued invoices",
                measured,
                "s",
                Reach.atMost(2)),
            Row.of(
                "memory of the control plane meanwhile, the most that was resident",
                resident.mostMiB(),
                Reach.atMostMiB(512)));
      }
    }
  }

  private static double close(Operator operator, ClosedMonth month) throws Exception {
    List<String> drafts = month.reopen();
    long began = System.nanoTime();
    try (ExecutorService closers = Executors.newFixedThreadPool(CLOSERS)) {
      List<Callable<BigDecimal>> issues = new ArrayList<>();
      drafts.forEach(draft -> issues.add(() -> operator.issue(draft)));
      for (Future<BigDecimal> issued : closers.invokeAll(issues)) {
        if (issued.get().signum() <= 0) {
          throw new IOException("an invoice came to " + issued.get());
        }
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** Reads each column as what it is, and keeps nothing. */
  private static double read(Connection database, ClosedMonth month) throws SQLException {
    long began = System.nanoTime();
    long rows = 0;
    BigDecimal sum = BigDecimal.ZERO;
    database.setAutoCommit(false);
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT cluster_id, hour, meter, amount, peak, last_level FROM usage_bucket"
                + " WHERE hour >= ? AND hour < ?")) {
      statement.setFetchSize(FETCHED);
      statement.setTimestamp(1, Timestamp.from(month.start()));
      statement.setTimestamp(2, Timestamp.from(month.end()));
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows += found.getLong(1) > 0 ? 1 : 0;
          Instant hour = found.getTimestamp(2).toInstant();
          String meter = found.getString(3);
          sum = sum.add(found.getBigDecimal(4));
          found.getLong(5);
          found.getBigDecimal(6);
          if (meter.isEmpty() || hour.isBefore(month.start())) {
            throw new SQLException("that row is not of the month");
          }
        }
      }
    } finally {
      database.setAutoCommit(true);
    }
    if (rows != month.rows() || sum.signum() <= 0) {
      throw new SQLException("the cursor gave " + rows + " rows in place of " + month.rows());
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
