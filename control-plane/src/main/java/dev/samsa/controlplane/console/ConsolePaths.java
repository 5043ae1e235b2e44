package dev.samsa.controlplane.console;

import dev.samsa.controlplane.api.RouteFamilies;
import java.util.Set;
import java.util.regex.Pattern;

/** Which paths are pages of the console. All are answered by its one HTML file. */
final class ConsolePaths {
  static final String ENTRY = "/index.html";

  /** First segments of the console's pages; its routes name no others. */
  private static final Set<String> PAGES =
      Set.of(
          "",
          "login",
          "signup",
          "invite",
          "reset",
          "estimate",
          "environments",
          "clusters",
          "billing",
          "access",
          "audit",
          "settings",
          "admin");

  /** {@code /billing/v1/…} and {@code /admin/v1/…} are the API's, whatever follows. */
  private static final Pattern API_VERSION = Pattern.compile("/[^/]+/v\\d+(/.*)?");

  /** What else this server answers at the top. */
  private static final Set<String> OTHERS =
      Set.of("assets", "ca.pem", "health", "metrics", "openapi", "q");

  /** Routes of a schema registry's API, which stand at the top (wire contract 1.2). */
  private static final Set<String> REGISTRY =
      Set.of(
          "compatibility",
          "config",
          "contexts",
          "dek-registry",
          "exporters",
          "mode",
          "schemas",
          "subjects");

  private ConsolePaths() {}

  /** Whether nothing of this server is at a path, so that a browser is told so by a page. */
  static boolean isNobodys(String path) {
    String first = RouteFamilies.of(path);
    return !PAGES.contains(first)
        && !OTHERS.contains(first)
        && !REGISTRY.contains(first)
        && !RouteFamilies.contains(first)
        && !API_VERSION.matcher(path).matches();
  }

  static boolean isPage(String path) {
    return PAGES.contains(RouteFamilies.of(path)) && !API_VERSION.matcher(path).matches();
  }
}
