package dev.samsa.description.usage;

import dev.samsa.description.InvalidDescriptionException;
import java.util.List;

/**
 * What one broker counted in one window. Identified by (cluster, broker, boot, sequence): a batch
 * sent again changes nothing. Windows are data, in platform time; they never span a UTC minute.
 *
 * @param schemaVersion version of this document's form, {@value #SCHEMA_VERSION}
 * @param clusterId {@code lkc-…}
 * @param broker node id
 * @param bootId random id of this run of the broker
 * @param sequence 1, 2, 3 … within a boot for closed batches; 0 for an open one
 * @param closed whether the window is final; only closed windows are billed
 * @param last whether nothing follows it in this boot: the broker has stopped
 * @param totalsId random id of the file that the totals lie in; they begin anew only with another
 * @param windowStart first millisecond of the window, platform time, milliseconds since 1970 UTC
 * @param windowEnd first millisecond after the window
 * @param counters totals that only grow
 * @param levels amounts held over time
 * @param connections open client connections at the end
 * @param spool what the broker still holds
 * @param principals what quotas counted by principal; empty from brokers before this field
 */
public record UsageBatch(
    int schemaVersion,
    String clusterId,
    int broker,
    String bootId,
    long sequence,
    boolean closed,
    boolean last,
    String totalsId,
    long windowStart,
    long windowEnd,
    List<CounterSeries> counters,
    List<LevelSeries> levels,
    int connections,
    SpoolState spool,
    List<PrincipalUsage> principals) {

  public static final int SCHEMA_VERSION = 1;

  public UsageBatch {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new InvalidDescriptionException(
          "schemaVersion "
              + schemaVersion
              + " is not known here; this release reads "
              + SCHEMA_VERSION);
    }
    require(clusterId, "clusterId");
    require(bootId, "bootId");
    require(totalsId, "totalsId");
    if (spool == null) {
      throw new InvalidDescriptionException("spool is missing");
    }
    if (windowEnd <= windowStart) {
      throw new InvalidDescriptionException("windowEnd must come after windowStart");
    }
    if (closed ? sequence < 1 : sequence != 0) {
      throw new InvalidDescriptionException(
          "sequence starts at 1 for closed batches and is 0 for open ones");
    }
    counters = counters == null ? List.of() : List.copyOf(counters);
    levels = levels == null ? List.of() : List.copyOf(levels);
    principals = principals == null ? List.of() : List.copyOf(principals);
  }

  /** A batch that says nothing of principals. */
  public UsageBatch(
      int schemaVersion,
      String clusterId,
      int broker,
      String bootId,
      long sequence,
      boolean closed,
      boolean last,
      String totalsId,
      long windowStart,
      long windowEnd,
      List<CounterSeries> counters,
      List<LevelSeries> levels,
      int connections,
      SpoolState spool) {
    this(
        schemaVersion,
        clusterId,
        broker,
        bootId,
        sequence,
        closed,
        last,
        totalsId,
        windowStart,
        windowEnd,
        counters,
        levels,
        connections,
        spool,
        List.of());
  }

  /** The same batch with what quotas counted by principal. */
  public UsageBatch with(List<PrincipalUsage> counted) {
    return new UsageBatch(
        schemaVersion,
        clusterId,
        broker,
        bootId,
        sequence,
        closed,
        last,
        totalsId,
        windowStart,
        windowEnd,
        counters,
        levels,
        connections,
        spool,
        counted);
  }

  private static void require(String value, String field) {
    if (value == null || value.isEmpty()) {
      throw new InvalidDescriptionException(field + " is missing");
    }
  }
}
