package dev.samsa.controlplane.cluster;

/** What a tenant may change of a cluster, as it shall be. */
record ClusterPatch(
    String displayName, Tier tier, Integer maxEcku, Integer cku, boolean deletionProtection) {

  /** Units that its limits go by. */
  Integer capacity() {
    return cku == null ? maxEcku : cku;
  }

  static ClusterPatch of(ClusterRow row) {
    return new ClusterPatch(
        row.displayName(), row.tier(), row.maxEcku(), row.cku(), row.deletionProtection());
  }
}
