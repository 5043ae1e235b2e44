package dev.samsa.controlplane.money;

import dev.samsa.controlplane.audit.ChangeLog.Change;
import java.time.Instant;
import java.util.List;

/**
 * Lines whose cost has changed. Amounts are decimal text.
 *
 * @param turn what came before it is compared with what came since
 */
record MoverView(
    String api_version,
    String kind,
    String currency,
    Instant turn,
    Instant as_of,
    List<Entry> data) {

  /** The cluster. */
  record Resource(String id, String display_name) {
    static Resource of(dev.samsa.billing.usage.Resource resource) {
      return new Resource(resource.id(), resource.name());
    }
  }

  /**
   * One line of one cluster.
   *
   * @param before its cost in the 24 hours before the turn
   * @param after its cost in 24 hours, at the rate since
   * @param causes what was done to the cluster that can have been the reason, at most three
   */
  record Entry(
      Resource resource,
      String line_type,
      String before,
      String after,
      String difference,
      List<Cause> causes) {
    static Entry of(Mover mover, Resource resource, List<Change> causes) {
      return new Entry(
          resource,
          mover.line().lineType(),
          mover.before().toPlainString(),
          mover.after().toPlainString(),
          mover.difference().toPlainString(),
          causes.stream().map(Cause::of).toList());
    }
  }

  /** An entry of the audit log. */
  record Cause(long id, Instant at, String actor, String action, String object, String detail) {
    static Cause of(Change change) {
      return new Cause(
          change.id(),
          change.at(),
          change.actor(),
          change.action(),
          change.object(),
          change.detail());
    }
  }
}
