package dev.samsa.controlplane.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/api.md} says of each route. */
final class ApiPage {
  private static final Path FILE = Path.of("../docs/api.md");

  /** The address that a section is about. */
  private static final Pattern HEADING = Pattern.compile("## .*\\(`(/[^`]*)`.*");

  private static final Pattern ROW =
      Pattern.compile("\\| (`.*?) \\| (same|differs|own|501|404) \\|.*");
  private static final Pattern CODE = Pattern.compile("`((?:[A-Z]+ )*)([/…][^`]*)`");
  private static final Pattern OPTIONAL = Pattern.compile("\\[(.*?)]");
  private static final String SHORT = "…";

  private ApiPage() {}

  /**
   * One route of the page.
   *
   * @param method empty for a family of routes
   * @param path parameters in braces
   * @param word how near it comes to the reference
   */
  record Entry(String method, String path, String word) {
    @Override
    public String toString() {
      return method + " " + path + " (" + word + ")";
    }
  }

  static List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    String section = "";
    for (String line : Files.readAllLines(FILE)) {
      Matcher heading = HEADING.matcher(line);
      if (line.startsWith("## ")) {
        section = heading.matches() ? heading.group(1) : "";
      }
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        addAll(entries, row.group(1), row.group(2), section);
      }
    }
    return entries;
  }

  private static void addAll(List<Entry> entries, String cell, String word, String section) {
    String base = section;
    Matcher code = CODE.matcher(cell);
    while (code.find()) {
      String path = code.group(2);
      if (base.isEmpty()) {
        base = path;
      }
      for (String variant : variants(path.replace(SHORT, base))) {
        for (String method : code.group(1).strip().split(" ")) {
          entries.add(new Entry(method, variant, word));
        }
      }
    }
  }

  /** With and without what is in brackets. */
  private static List<String> variants(String path) {
    Matcher optional = OPTIONAL.matcher(path);
    return optional.find()
        ? List.of(optional.replaceFirst(""), optional.replaceFirst("$1"))
        : List.of(path);
  }
}
