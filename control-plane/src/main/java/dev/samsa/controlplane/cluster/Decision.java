package dev.samsa.controlplane.cluster;

import java.time.Instant;

/** What is to be done with a cluster after a look at it. */
sealed interface Decision {
  /** It goes to another state. */
  record Move(ClusterState to, String reason) implements Decision {}

  /** It stays; the next look is due then, or earlier if something happens. */
  record LookAgain(Instant at) implements Decision {}
}
