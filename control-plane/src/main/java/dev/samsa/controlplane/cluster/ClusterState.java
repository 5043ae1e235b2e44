package dev.samsa.controlplane.cluster;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a Kafka cluster. All rules of the state machine are in this table; deadlines count
 * from entry into the state.
 */
enum ClusterState {
  /** Asked for; not placed in a cell yet. */
  ACCEPTED(Phase.PROVISIONING, Duration.ofMinutes(15)),
  /** Placed; its nodes and ports are not chosen yet. */
  PREPARING(Phase.PROVISIONING, Duration.ofMinutes(5)),
  /** Its nodes are being started for the first time. */
  PROVISIONING(Phase.PROVISIONING, Duration.ofMinutes(10)),
  /** All nodes serve. */
  READY(Phase.PROVISIONED, null),
  /** It served, but now some node does not. */
  DEGRADED(Phase.PROVISIONED, null),
  /** It could not be started in time; it heals by itself if its nodes come up after all. */
  FAILED(Phase.FAILED, null),
  /** Deleted by the tenant; its nodes are being stopped, so that their usage is closed. */
  STOPPING(Phase.GONE, null),
  /** Deleted and stopped; its nodes run again, as they still hold usage that must come in. */
  DRAINING(Phase.GONE, null),
  /** Deleted, in the recycle list: the data is kept for the grace period. */
  RETAINED(Phase.GONE, null),
  /** Taken back out of the recycle list. */
  RESTORING(Phase.PROVISIONING, Duration.ofMinutes(10)),
  /** Its storage is being removed. */
  PURGING(Phase.GONE, null),
  /** Nothing is left but its history. */
  DELETED(Phase.GONE, null);

  /** What a tenant sees; clients know the first three only (wire contract 1.8). */
  enum Phase {
    PROVISIONING,
    PROVISIONED,
    FAILED,
    /** Not seen at all: 404. */
    GONE
  }

  /** What a tenant can ask of a cluster that is there. */
  enum Command {
    UPDATE,
    DELETE,
    RESTORE
  }

  private final Phase phase;
  private final Duration deadline;

  ClusterState(Phase phase, Duration deadline) {
    this.phase = phase;
    this.deadline = deadline;
  }

  /** The states that may follow. */
  Set<ClusterState> successors() {
    return switch (this) {
      case ACCEPTED -> EnumSet.of(PREPARING, FAILED, STOPPING);
      // Back to the beginning if its cell is gone before anything was made there.
      case PREPARING -> EnumSet.of(PROVISIONING, ACCEPTED, FAILED, STOPPING);
      case PROVISIONING -> EnumSet.of(READY, FAILED, STOPPING);
      case READY -> EnumSet.of(DEGRADED, STOPPING);
      case DEGRADED, FAILED -> EnumSet.of(READY, STOPPING);
      case STOPPING -> EnumSet.of(RETAINED, DRAINING, RESTORING, PURGING);
      case DRAINING -> EnumSet.of(STOPPING, RESTORING);
      case RETAINED -> EnumSet.of(RESTORING, PURGING);
      // Back to the beginning if it was deleted before it had nodes.
      case RESTORING -> EnumSet.of(ACCEPTED, PREPARING, READY, FAILED, STOPPING);
      case PURGING -> EnumSet.of(DELETED);
      case DELETED -> EnumSet.noneOf(ClusterState.class);
    };
  }

  /** Whether the command is allowed now. */
  boolean accepts(Command command) {
    return switch (command) {
      case UPDATE -> phase != Phase.GONE;
      case DELETE -> phase != Phase.GONE && successors().contains(STOPPING);
      case RESTORE -> successors().contains(RESTORING);
    };
  }

  Phase phase() {
    return phase;
  }

  /** How long it may stay; after that it goes to {@link #FAILED}. Empty: as long as it takes. */
  Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** Whether time in this state counts as cluster-hours. */
  boolean billed() {
    return this == READY || this == DEGRADED;
  }
}
