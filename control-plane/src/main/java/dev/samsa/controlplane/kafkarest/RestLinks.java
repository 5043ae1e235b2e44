package dev.samsa.controlplane.kafkarest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * URLs and resource names of one cluster's objects.
 *
 * @param base URL under which the caller reaches this server, without a slash at its end
 */
public record RestLinks(String base, String clusterId) {

  /** URL of what lies at those path segments below the cluster. */
  public String url(Object... segments) {
    return Arrays.stream(segments)
        .map(segment -> "/" + encode(segment.toString()))
        .collect(Collectors.joining("", base + "/kafka/v3/clusters/" + clusterId, ""));
  }

  public Related related(Object... segments) {
    return new Related(url(segments));
  }

  /**
   * Metadata of one object.
   *
   * @param name its resource name below the cluster's, such as {@code topic=orders}
   */
  public RestMetadata metadata(String self, String name) {
    return new RestMetadata(self, resourceName(name));
  }

  /** {@code crn:///kafka=lkc-…/topic=orders}: no authority in this API (wire contract 1.9). */
  public String resourceName(String name) {
    String cluster = "crn:///kafka=" + clusterId;
    return name.isEmpty() ? cluster : cluster + "/" + name;
  }

  /** One value as it may stand in a path or a query. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A link to another object. */
  public record Related(String related) {}

  /** The {@code metadata} of one object of this API. */
  public record RestMetadata(String self, String resource_name) {}
}
