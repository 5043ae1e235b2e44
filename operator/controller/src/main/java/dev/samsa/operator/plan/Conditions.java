package dev.samsa.operator.plan;

import dev.samsa.operator.api.ConditionType;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the conditions of a status; a condition that does not change keeps its time. */
final class Conditions {
  private final List<Condition> last;
  private final Instant now;
  private final List<Condition> conditions = new ArrayList<>();

  Conditions(List<Condition> last, Instant now) {
    this.last = last;
    this.now = now;
  }

  /** The condition holds, or does not and says why. */
  Conditions add(ConditionType type, boolean holds, Finding finding) {
    String status = holds ? "True" : "False";
    Optional<Condition> before =
        last.stream()
            .filter(c -> c.getType().equals(type.wireName()) && c.getStatus().equals(status))
            .findFirst();
    conditions.add(
        new ConditionBuilder()
            .withType(type.wireName())
            .withStatus(status)
            .withReason(finding.reason())
            .withMessage(finding.message())
            .withLastTransitionTime(
                before
                    .map(Condition::getLastTransitionTime)
                    .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString()))
            .build());
    return this;
  }

  /** The condition holds if there is something to say. */
  Conditions add(ConditionType type, Optional<Finding> finding, Finding otherwise) {
    return add(type, finding.isPresent(), finding.orElse(otherwise));
  }

  List<Condition> build() {
    return conditions;
  }
}
