package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.TextRule;
import java.util.Locale;
import java.util.Map;

/** Reads what a tenant sends for a cluster and refuses what cannot be. */
final class ClusterRules {
  private static final TextRule DISPLAY_NAME = new TextRule("/spec/display_name", 64);
  private static final int MOST_ECKU = 152;

  /** As the hosted service sells without being asked. */
  static final int MOST_CKU = 24;

  private static final Map<String, Boolean> MULTI_ZONE =
      Map.of("SINGLE_ZONE", false, "LOW", false, "MULTI_ZONE", true, "HIGH", true);

  private ClusterRules() {}

  /**
   * A cluster that can be created, all but its ids and its region checked.
   *
   * @param cloud as the tenant wrote it
   */
  record Wanted(
      String displayName,
      Tier tier,
      String availability,
      boolean multiZone,
      String cloud,
      String region,
      Integer maxEcku,
      Integer cku,
      String environment,
      boolean deletionProtection) {}

  static Wanted create(ClusterInput.Spec spec) {
    if (spec == null) {
      throw ApiException.invalid("/spec", "spec must be given.");
    }
    Tier tier = tier(spec.config());
    String availability = given("/spec/availability", spec.availability());
    Boolean multiZone = MULTI_ZONE.get(availability);
    if (multiZone == null) {
      throw ApiException.invalid(
          "/spec/availability", "availability must be SINGLE_ZONE, MULTI_ZONE, LOW or HIGH.");
    }
    if (tier == Tier.BASIC && multiZone) {
      throw ApiException.invalid(
          "/spec/availability",
          "A Basic cluster has one zone: send SINGLE_ZONE or LOW, or take a Standard cluster.");
    }
    refuseIfGiven("/spec/network", spec.network());
    refuseIfGiven("/spec/byok", spec.byok());
    return new Wanted(
        DISPLAY_NAME.required(spec.display_name()),
        tier,
        availability,
        multiZone,
        given("/spec/cloud", spec.cloud()),
        given("/spec/region", spec.region()),
        maxEcku(spec.config(), tier, multiZone, tier.defaultMaxEcku()),
        cku(spec.config(), tier, multiZone, null),
        environment(spec.environment()),
        Boolean.TRUE.equals(spec.deletion_protection()));
  }

  /** What the cluster becomes; fields that were not sent stay as they are. */
  static ClusterPatch patch(ClusterRow row, ClusterInput.Spec spec) {
    if (spec == null) {
      throw ApiException.invalid("/spec", "spec must be given.");
    }
    refuseChange("/spec/availability", row.availability(), spec.availability());
    refuseChange("/spec/cloud", row.cloud(), spec.cloud());
    refuseChange("/spec/region", row.region(), spec.region());
    Tier tier = spec.config() == null ? row.tier() : tier(spec.config());
    if (tier != row.tier() && !(row.tier() == Tier.BASIC && tier == Tier.STANDARD)) {
      throw ApiException.invalid(
          "/spec/config/kind",
          "A "
              + row.tier().wireName()
              + " cluster cannot become "
              + tier.wireName()
              + "; only Basic can become Standard.");
    }
    Integer kept = tier == row.tier() ? row.maxEcku() : tier.defaultMaxEcku();
    return new ClusterPatch(
        spec.display_name() == null
            ? row.displayName()
            : DISPLAY_NAME.required(spec.display_name()),
        tier,
        spec.config() == null ? row.maxEcku() : maxEcku(spec.config(), tier, row.multiZone(), kept),
        spec.config() == null ? row.cku() : cku(spec.config(), tier, row.multiZone(), row.cku()),
        spec.deletion_protection() == null ? row.deletionProtection() : spec.deletion_protection());
  }

  /** The filter {@code spec.deletion_protection}; null if it was not sent. */
  static Boolean flag(String deletionProtection) {
    if (deletionProtection == null || deletionProtection.isEmpty()) {
      return null;
    }
    return switch (deletionProtection.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ApiException.invalid(
              "spec.deletion_protection", "spec.deletion_protection must be true or false.");
    };
  }

  private static Tier tier(ClusterInput.Config config) {
    if (config == null || config.kind() == null) {
      throw ApiException.invalid(
          "/spec/config/kind", "config.kind must be given: " + Tier.offeredNames() + ".");
    }
    Tier tier =
        Tier.ofWireName(config.kind())
            .orElseThrow(() ->
                ApiException.invalid(
                    "/spec/config/kind", "config.kind must be " + Tier.offeredNames() + "."));
    if (!tier.offered()) {
      throw ApiException.of(
          ErrorCode.NOT_IMPLEMENTED,
          tier.wireName() + " clusters are not offered here; take " + Tier.offeredNames() + ".");
    }
    return tier;
  }

  private static Integer maxEcku(
      ClusterInput.Config config, Tier tier, boolean multiZone, Integer otherwise) {
    if (config.max_ecku() == null) {
      return otherwise;
    }
    if (tier == Tier.DEDICATED) {
      throw ApiException.invalid(
          "/spec/config/max_ecku", "A Dedicated cluster has no max_ecku; set its cku.");
    }
    int least = multiZone ? 2 : 1;
    if (config.max_ecku() < least || config.max_ecku() > MOST_ECKU) {
      throw ApiException.invalid(
          "/spec/config/max_ecku",
          "max_ecku of a cluster of this availability must be from "
              + least
              + " to "
              + MOST_ECKU
              + ".");
    }
    return config.max_ecku();
  }

  private static Integer cku(
      ClusterInput.Config config, Tier tier, boolean multiZone, Integer otherwise) {
    if (config.encryption_key() != null && !config.encryption_key().isEmpty()) {
      throw ApiException.of(
          ErrorCode.NOT_IMPLEMENTED,
          "Encryption keys of one's own are not offered here; leave encryption_key out.");
    }
    if (tier != Tier.DEDICATED) {
      if (config.cku() != null) {
        throw ApiException.invalid(
            "/spec/config/cku", "A " + tier.wireName() + " cluster has no cku; leave it out.");
      }
      return null;
    }
    Integer cku = config.cku() == null ? otherwise : config.cku();
    int least = multiZone ? 2 : 1;
    if (cku == null || cku < least || cku > MOST_CKU) {
      throw ApiException.invalid(
          "/spec/config/cku",
          "A Dedicated cluster of this availability needs a cku from "
              + least
              + " to "
              + MOST_CKU
              + ".");
    }
    return cku;
  }

  private static String environment(ObjectReference reference) {
    if (reference == null || reference.id() == null || reference.id().isBlank()) {
      throw ApiException.invalid("/spec/environment/id", "environment.id must be given.");
    }
    return reference.id();
  }

  private static String given(String field, String value) {
    if (value == null || value.isBlank()) {
      throw ApiException.invalid(
          field, field.substring(field.lastIndexOf('/') + 1) + " must be given.");
    }
    return value;
  }

  // Clients send an empty id for "none".
  private static void refuseIfGiven(String field, ObjectReference reference) {
    if (reference != null && reference.id() != null && !reference.id().isEmpty()) {
      throw ApiException.of(
          ErrorCode.NOT_IMPLEMENTED,
          field.substring("/spec/".length()) + " is not offered here yet; leave it out.");
    }
  }

  private static void refuseChange(String field, String present, String sent) {
    if (sent != null && !sent.equalsIgnoreCase(present)) {
      throw ApiException.invalid(
          field,
          field.substring("/spec/".length())
              + " of a cluster cannot be changed; create another cluster.");
    }
  }
}
