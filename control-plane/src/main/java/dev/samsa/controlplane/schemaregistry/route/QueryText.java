package dev.samsa.controlplane.schemaregistry.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The query of a URL. Pure.
 *
 * @param text as it came, without question mark; null for none
 */
record QueryText(String text) {
  /** A path with that query. */
  static String appended(String path, String query) {
    return query == null || query.isEmpty() ? path : path + "?" + query;
  }

  boolean isTrue(String name) {
    return value(name).map("true"::equalsIgnoreCase).orElse(false);
  }

  /** The first value of that name. */
  Optional<String> value(String name) {
    if (text == null) {
      return Optional.empty();
    }
    return Arrays.stream(text.split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }
}
