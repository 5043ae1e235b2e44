package dev.samsa.controlplane.kafkarest.browse;

import java.time.Instant;
import java.util.Map;

/** Where looking begins. */
sealed interface Begin {
  /** The newest records there are. */
  record Newest() implements Begin {}

  /** The oldest record of each partition. */
  record Oldest() implements Begin {}

  /** That offset, of the one partition that was named. */
  record Offset(long offset) implements Begin {}

  /** The first record of that time or later. */
  record Time(Instant time) implements Begin {}

  /** Whatever is written from now on. */
  record Live() implements Begin {}

  /** Where an earlier search ended: next offset by partition. */
  record Cursor(Map<Integer, Long> next) implements Begin {}
}
