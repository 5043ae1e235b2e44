package dev.samsa.controlplane.signup;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Keeps the platform's sign-up policy. */
@ApplicationScoped
public class SignUpPolicies {
  private final Database database;
  private final Clock clock;

  public SignUpPolicies(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public SignUpPolicy current() {
    return database
        .first(
            "SELECT mode, domains FROM sign_up_policy",
            row ->
                new SignUpPolicy(
                    SignUpPolicy.Mode.valueOf(row.getString("mode")),
                    List.of((String[]) row.getArray("domains").getArray())))
        .orElseThrow();
  }

  public void set(SignUpPolicy policy) {
    database.update(
        "UPDATE sign_up_policy SET mode = ?, domains = ?, updated_at = ?",
        policy.mode().name(),
        policy.domains().toArray(String[]::new),
        clock.instant());
  }
}
