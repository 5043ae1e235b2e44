package dev.samsa.controlplane.console;

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

  private ConsolePaths() {}

  static boolean isPage(String path) {
    int end = path.indexOf('/', 1);
    String first = end < 0 ? path.substring(1) : path.substring(1, end);
    return PAGES.contains(first) && !API_VERSION.matcher(path).matches();
  }
}
