package dev.samsa.controlplane.region;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clouds and their regions in the form that command-line clients list (wire contract 4.5). */
public record CloudMetadata(List<Cloud> clouds) {
  private static final Map<String, String> CLOUD_NAMES =
      Map.of("AWS", "Amazon Web Services", "GCP", "Google Cloud Platform", "AZURE", "Azure");

  /** One cloud; {@code accounts} is always empty. */
  public record Cloud(String id, String name, List<CloudRegion> regions, List<String> accounts) {}

  /** One region of a cloud. */
  public record CloudRegion(
      String id, String name, boolean is_schedulable, boolean is_multizone_enabled) {}

  static CloudMetadata of(List<Region> regions) {
    return new CloudMetadata(Regions.CLOUDS.stream().map(cloud -> cloud(cloud, regions)).toList());
  }

  /** Name that says where the region really is. */
  static String displayName(Region region) {
    return region.displayName() + " (runs on this machine, zones simulated)";
  }

  private static Cloud cloud(String cloud, List<Region> regions) {
    return new Cloud(
        cloud.toLowerCase(Locale.ROOT),
        CLOUD_NAMES.get(cloud),
        regions.stream()
            .filter(region -> region.cloud().equals(cloud))
            .map(r -> new CloudRegion(r.name(), displayName(r), r.enabled(), true))
            .toList(),
        List.of());
  }
}
