package dev.samsa.controlplane.budget;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages that are to be sent. Who sends one leases it first; nobody else takes it meanwhile. */
@ApplicationScoped
class Deliveries {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 20;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int LONGEST_ERROR = 300;

  /** About a day: ten seconds, twenty, forty and so on to an hour. */
  private static final int MOST_ATTEMPTS = 30;

  private final Database database;

  Deliveries(Database database) {
    this.database = database;
  }

  /**
   * A message to send.
   *
   * @param id the same for each attempt
   * @param receiver id of the budget, under which its secret is known
   * @param attempts this one included
   */
  record Due(
      long key,
      String id,
      BudgetSteps.Channel channel,
      String target,
      String receiver,
      int secretRound,
      String body,
      int attempts) {}

  /** Takes what is due; a process that dies with it lets go when the lease ends. */
  @Transactional
  List<Due> lease(Instant now) {
    return database.list(
        """
        UPDATE budget_delivery d SET attempts = d.attempts + 1, next_attempt_at = ?
        FROM (
          SELECT d.id, b.public_id AS budget FROM budget_delivery d
            JOIN budget_step s ON s.id = d.step_id
            JOIN budget b ON b.id = s.budget_id
          WHERE d.state = 'PENDING' AND d.next_attempt_at <= ?
          ORDER BY d.id LIMIT ? FOR UPDATE OF d SKIP LOCKED) due
        WHERE d.id = due.id
        RETURNING d.*, due.budget
        """,
        row ->
            new Due(
                row.getLong("id"),
                row.getString("public_id"),
                BudgetSteps.Channel.valueOf(row.getString("channel")),
                row.getString("target"),
                row.getString("budget"),
                row.getInt("secret_round"),
                row.getString("body"),
                row.getInt("attempts")),
        now.plus(LEASE),
        now,
        AT_ONCE);
  }

  void delivered(Due due, Instant now) {
    database.update(
        """
        UPDATE budget_delivery SET state = 'DELIVERED', last_error = '', finished_at = ?
        WHERE id = ? AND state = 'PENDING'
        """,
        now,
        due.key());
  }

  /** Another attempt later, or none any more. */
  void failed(Due due, String reason, boolean curable, Instant now) {
    boolean givenUp = !curable || due.attempts() >= MOST_ATTEMPTS;
    database.update(
        """
        UPDATE budget_delivery SET state = ?, last_error = ?, next_attempt_at = ?,
          finished_at = ?::timestamptz
        WHERE id = ? AND state = 'PENDING'
        """,
        givenUp ? "GIVEN_UP" : "PENDING",
        reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason,
        now.plus(pause(due.attempts())),
        givenUp ? now : null,
        due.key());
  }

  /** Twice as long each time. */
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
