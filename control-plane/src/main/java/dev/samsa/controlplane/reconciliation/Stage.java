package dev.samsa.controlplane.reconciliation;

/** Two neighbouring stations of a count on its way from the broker to the bill. */
enum Stage {
  /** How far the brokers' totals ran, against what closed windows brought. */
  COUNTERS_TO_INTAKE,
  /** What closed windows brought, against the hour bucket and its corrections. */
  INTAKE_TO_BUCKETS,
  /** The hour bucket, against the sum of its topics. */
  BUCKETS_TO_TOPICS,
  /** The hour buckets of a month, against the quantities of its lines. */
  BUCKETS_TO_RATED
}
