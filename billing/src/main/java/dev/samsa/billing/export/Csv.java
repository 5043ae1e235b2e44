package dev.samsa.billing.export;

import java.util.List;
import java.util.regex.Pattern;

/** Comma-separated values by RFC 4180, in which no cell can start a formula. */
public final class Csv {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private Csv() {}

  /** A header and rows, each ended by CR LF. */
  public static String of(List<String> header, List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    append(out, header);
    rows.forEach(row -> append(out, row));
    return out.toString();
  }

  /**
   * One cell. What a spreadsheet would take for a formula gets an apostrophe before it; negative
   * numbers stay numbers.
   */
  static String cell(String value) {
    String safe = startsFormula(value) ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean startsFormula(String value) {
    if (value.isEmpty() || NUMBER.matcher(value).matches()) {
      return false;
    }
    // A leading blank does not stop some spreadsheets, nor do the full-width forms of the signs.
    String trimmed = value.strip();
    return "\t\r\n".indexOf(value.charAt(0)) >= 0
        || (!trimmed.isEmpty() && "=+-@|\uFF1D\uFF0B\uFF0D\uFF20".indexOf(trimmed.charAt(0)) >= 0);
  }

  private static void append(StringBuilder out, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      out.append(i == 0 ? "" : ",").append(cell(row.get(i)));
    }
    out.append("\r\n");
  }
}
