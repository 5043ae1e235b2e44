package dev.samsa.controlplane.kafkarest.browse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Budgets of one look through a topic. */
@ConfigMapping(prefix = "samsa.browse")
public interface BrowseConfig {
  /** Records that one search looks at. */
  @WithDefault("1000000")
  long maxScannedRecords();

  /** Bytes of records that one search reads. */
  @WithDefault("268435456")
  long maxScannedBytes();

  /** How long one search takes. */
  @WithDefault("20S")
  Duration maxSearch();

  /** How long a live tail runs before it must be asked for again. */
  @WithDefault("15M")
  Duration maxTail();

  /** Records that a live tail hands out in a second; the rest is counted as left out. */
  @WithDefault("200")
  int tailRate();

  /** Bytes of a key or value that are shown; the whole is a request of its own. */
  @WithDefault("65536")
  int shownBytes();

  /** Searches and tails that run at one time. */
  @WithDefault("32")
  int maxRunning();
}
