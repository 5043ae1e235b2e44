package dev.samsa.controlplane.database;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/**
 * The database, whose server process of the current transaction a test may have killed after some
 * statements of its thread.
 */
@Mock
@ApplicationScoped
public class CuttingDatabase extends Database {
  private static final ThreadLocal<Integer> LEFT = new ThreadLocal<>();

  /** For the container's proxy, which needs none. */
  CuttingDatabase() {
    super(null);
  }

  @Inject
  public CuttingDatabase(DataSource dataSource) {
    super(dataSource);
  }

  /**
   * Runs something and kills its connection before the statement of that number, from 0.
   *
   * @return whether it ended without being killed
   */
  public static boolean cutAt(int statement, Runnable action) {
    LEFT.set(statement);
    try {
      action.run();
      return LEFT.get() >= 0;
    } catch (RuntimeException e) {
      if (LEFT.get() >= 0) {
        throw e;
      }
      return false;
    } finally {
      LEFT.remove();
    }
  }

  @Override
  public <T> java.util.List<T> list(String sql, RowReader<T> reader, Object... parameters) {
    cut();
    return super.list(sql, reader, parameters);
  }

  @Override
  public int update(String sql, Object... parameters) {
    cut();
    return super.update(sql, parameters);
  }

  private void cut() {
    Integer left = LEFT.get();
    if (left == null) {
      return;
    }
    LEFT.set(left - 1);
    if (left == 0) {
      super.list("SELECT pg_terminate_backend(pg_backend_pid())", row -> row.getBoolean(1));
    }
  }
}
