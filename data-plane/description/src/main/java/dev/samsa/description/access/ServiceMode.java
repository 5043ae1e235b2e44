package dev.samsa.description.access;

/** What a cluster's clients may do at all, whatever their rights. */
public enum ServiceMode {
  /** Reads and writes. */
  FULL,
  /** A budget or an operator has stopped writes. */
  READ_ONLY,
  /** Nothing: the organization or cluster is suspended. */
  OFF
}
