package dev.samsa.billing.usage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is billed: a cluster, or another resource such as a connector.
 *
 * @param id such as {@code lkc-…}
 * @param name for people; may change without changing a line
 * @param environment id of its environment
 * @param labels of the resource and its environment, for cost splits
 */
public record Resource(String id, String name, String environment, Map<String, String> labels) {
  public Resource {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  public static Resource cluster(String id, String environment) {
    return new Resource(id, id, environment, Map.of());
  }
}
