package dev.samsa.controlplane.cluster;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of clusters (wire contract 2.3).
 *
 * <p>An elastic cluster takes of its cell what it uses; {@code max_ecku} bounds its throughput, as
 * {@code cku} does that of a Dedicated cluster.
 */
enum Tier {
  BASIC("Basic", 50, true),
  STANDARD("Standard", 10, true),
  ENTERPRISE("Enterprise", 10, true),
  DEDICATED("Dedicated", null, true),
  FREIGHT("Freight", 152, false);

  private final String wireName;
  private final Integer defaultMaxEcku;
  private final boolean offered;

  Tier(String wireName, Integer defaultMaxEcku, boolean offered) {
    this.wireName = wireName;
    this.defaultMaxEcku = defaultMaxEcku;
    this.offered = offered;
  }

  /** {@code config.kind} of the API. */
  String wireName() {
    return wireName;
  }

  /** {@code max_ecku} when the tenant sets none; clients expect exactly these. */
  Integer defaultMaxEcku() {
    return defaultMaxEcku;
  }

  /** Units of capacity when the tenant says nothing: eCKUs, or one CKU. */
  int defaultUnits() {
    return defaultMaxEcku == null ? 1 : defaultMaxEcku;
  }

  /** Whether clusters of this kind can be had. */
  boolean offered() {
    return offered;
  }

  /** Names of those that can be had, for a sentence. */
  static String offeredNames() {
    return Arrays.stream(values())
        .filter(Tier::offered)
        .map(Tier::wireName)
        .collect(Collectors.joining(", "));
  }

  /** By {@code config.kind}, with or without the prefix {@code cmk.v2.}. */
  static Optional<Tier> ofWireName(String kind) {
    String name = kind.startsWith("cmk.v2.") ? kind.substring("cmk.v2.".length()) : kind;
    return Arrays.stream(values()).filter(t -> t.wireName.equals(name)).findFirst();
  }
}
