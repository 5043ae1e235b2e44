package dev.samsa.controlplane.region;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The regions on offer. */
@ApplicationScoped
public class Regions {
  /** Clouds that clients know; there is no word for one's own machine. */
  static final List<String> CLOUDS = List.of("AWS", "GCP", "AZURE");

  private static final int EXAMPLES = 3;

  private final Database database;

  public Regions(Database database) {
    this.database = database;
  }

  /**
   * An enabled region.
   *
   * @param cloud in any case
   * @throws ApiException 400 that names some that there are
   */
  public Region require(String cloud, String name) {
    String upper = cloud.toUpperCase(Locale.ROOT);
    if (!CLOUDS.contains(upper)) {
      throw ApiException.invalid("/spec/cloud", "cloud must be AWS, GCP or AZURE.");
    }
    List<Region> offered =
        list().stream().filter(r -> r.enabled() && r.cloud().equals(upper)).toList();
    return offered.stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                "/spec/region",
                "There is no such region on "
                    + upper
                    + "; take "
                    + offered.stream()
                        .limit(EXAMPLES)
                        .map(Region::name)
                        .collect(Collectors.joining(", "))
                    + " or another one of GET /cmk/v2/regions."));
  }

  /** All regions, by key. */
  public List<Region> list() {
    return database.list("SELECT * FROM region ORDER BY id", Regions::read);
  }

  /** Regions of which new clusters can be had, by key, after one. */
  List<Region> page(long afterKey, int limit) {
    return database.list(
        "SELECT * FROM region WHERE enabled AND id > ? ORDER BY id LIMIT ?",
        Regions::read,
        afterKey,
        limit);
  }

  /** Opens or closes a region for new clusters; empty if there is none of that name. */
  @Transactional
  public Optional<Region> setEnabled(String cloud, String name, boolean enabled) {
    return database.first(
        "UPDATE region SET enabled = ? WHERE cloud = ? AND name = ? RETURNING *",
        Regions::read,
        enabled,
        cloud.toUpperCase(Locale.ROOT),
        name);
  }

  private static Region read(ResultSet row) throws SQLException {
    return new Region(
        row.getLong("id"),
        row.getString("cloud"),
        row.getString("name"),
        row.getString("display_name"),
        row.getBoolean("enabled"));
  }
}
